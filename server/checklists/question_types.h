#pragma once

#include <string_view>

namespace wupan {

/// What the body of an XForm shows of a question.
enum class FormControl {
    none, ///< worked out, hidden, or filled in by the tablet
    input,
    upload,
    range,
    trigger,
    select,     ///< one
    selectMany, ///< several
    rank,
};

/// A type of question of the XLSForm reference.
struct QuestionType
{
    std::string_view name; ///< as the reference has it
    FormControl control = FormControl::input;
    std::string_view bindType = "string";
    std::string_view mediaType{};     ///< of an upload
    std::string_view preload{};       ///< what the tablet fills in: "timestamp" …
    std::string_view preloadParams{}; ///< … of that: "start"
    std::string_view parameters{};    ///< those that it may have: " rows max-pixels "
};

/// Without the list of a select: "select_one", not "select_one yes_no". Null: no such type.
[[nodiscard]] const QuestionType* findQuestionType(std::string_view written);
/// The type most like it; empty when none is.
[[nodiscard]] std::string_view likeliestQuestionType(std::string_view written);

} // namespace wupan
