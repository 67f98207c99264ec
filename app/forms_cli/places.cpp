#include "app/forms_cli/places.h"

#include "core/forms/form_model.h"
#include "core/forms/instance_path.h"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace wupan::forms_cli {
namespace {

std::vector<std::string> stepsOf(const std::string& path)
{
    std::vector<std::string> steps;
    std::istringstream text(path);
    for (std::string step; std::getline(text, step, '/');)
        if (!step.empty())
            steps.push_back(step);
    return steps;
}

bool isRepeat(const forms::FillingSession& session, const std::string& path)
{
    const forms::FormModel& model = *session.form().model;
    const forms::NodeIndex node = model.find(forms::withoutKeys(path));
    return node != forms::kNone && model.nodes[node].isRepeat;
}

/// 2 of "[2]"; 0 of what is no such number.
std::size_t numberIn(std::string_view brackets)
{
    std::size_t number = 0;
    const char* end = brackets.data() + brackets.size() - 1;
    const auto read = std::from_chars(brackets.data() + 1, end, number);
    return brackets.size() > 2 && *end == ']' && read.ptr == end ? number : 0;
}

} // namespace

Result<std::string> withSessionKeys(const forms::FillingSession& session, const std::string& place)
{
    const std::vector<std::string> steps = stepsOf(place);
    std::string path;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::size_t bracket = std::min(steps[i].find('['), steps[i].size());
        path.append("/").append(steps[i], 0, bracket);
        const std::string number = steps[i].substr(bracket);
        if (!isRepeat(session, path)) {
            if (!number.empty() && number != "[1]")
                return Error{ErrorCode::notFound, path + " does not repeat, so " + number +
                                                      " is not there; leave it out."};
            continue;
        }
        if (number.empty() && i + 1 == steps.size())
            return path;
        const std::size_t wanted = number.empty() ? 1 : numberIn(number);
        const std::vector<std::string> instances = session.instances(path);
        if (wanted < 1 || wanted > instances.size())
            return Error{ErrorCode::notFound, path + " has " + std::to_string(instances.size()) +
                                                  " instances, counted from 1; add one first or "
                                                  "name one that is there."};
        path = instances[wanted - 1];
    }
    return path;
}

std::string withNumbers(const forms::FillingSession& session, const std::string& path)
{
    std::string keyed;
    std::string out;
    for (const std::string& step : stepsOf(path)) {
        const std::size_t bracket = std::min(step.find('['), step.size());
        const std::string name = "/" + step.substr(0, bracket);
        out += name;
        if (bracket < step.size()) {
            const std::vector<std::string> instances = session.instances(keyed + name);
            const auto at = std::ranges::find(instances, keyed + "/" + step);
            out += "[" + std::to_string(at - instances.begin() + 1) + "]";
        }
        keyed += "/" + step;
    }
    return out;
}

} // namespace wupan::forms_cli
