#include "core/forms/form_model.h"

#include <algorithm>

namespace wupan::forms {

bool Action::on(std::string_view event) const
{
    return std::ranges::find(events, event) != events.end();
}

bool ModelNode::isInstanceId() const
{
    return path.ends_with("instanceID") && withoutPrefixes(path).ends_with("/meta/instanceID");
}

NodeIndex FormModel::find(std::string_view path) const
{
    const auto found = byPath.find(withoutPrefixes(path));
    return found == byPath.end() ? kNone : found->second;
}

bool FormModel::contains(NodeIndex ancestor, NodeIndex node) const
{
    while (node != kNone && node != ancestor)
        node = nodes[node].parent;
    return node == ancestor;
}

NodeIndex FormModel::commonRepeat(NodeIndex left, NodeIndex right) const
{
    NodeIndex repeat = nodes[left].repeat;
    while (repeat != kNone && !contains(repeat, right)) {
        const NodeIndex above = nodes[repeat].parent;
        repeat = above == kNone ? kNone : nodes[above].repeat;
    }
    return repeat;
}

std::string withoutPrefixes(std::string_view path)
{
    std::string out;
    std::size_t step = 0;
    while (step <= path.size()) {
        const std::size_t end = std::min(path.find('/', step), path.size());
        std::string_view name = path.substr(step, end - step);
        const bool attribute = name.starts_with('@');
        if (const std::size_t colon = name.find(':'); colon != std::string_view::npos)
            name = name.substr(colon + 1);
        else if (attribute)
            name = name.substr(1);
        if (attribute)
            out += '@';
        out += name;
        if (end == path.size())
            break;
        out += '/';
        step = end + 1;
    }
    return out;
}

} // namespace wupan::forms
