#pragma once

#include "core/forms/form_model.h"
#include "core/forms/problem_list.h"

namespace wupan::forms {

/// Fills the readers of every node and the ranks of the cells: each after those that it reads.
/// Reports each circle of calculates, relevants, counts and choices, naming its nodes in the order
/// in which they are read. Readings of other instances of the same repeat make no circle: a balance
/// may go on from the line before.
void connectCells(FormModel& model, ProblemList& problems);

} // namespace wupan::forms
