#include "core/forms/references.h"

#include "core/forms/functions.h"

#include <algorithm>
#include <set>

namespace wupan::forms {
namespace {

constexpr std::string_view kAnyInstance = "*";

/// Where a node stands, as far as that can be said without a tree.
struct Location
{
    std::string instance;
    std::vector<std::string> segments;
    bool wild = false; ///< somewhere at or below the segments
};
using Locations = std::vector<Location>;

std::vector<std::string> segmentsOf(const std::string& path)
{
    std::vector<std::string> out;
    for (std::size_t start = 0; start < path.size();) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        if (end > start)
            out.push_back(path.substr(start, end - start));
        start = end + 1;
    }
    return out;
}

std::string qualifiedName(const NodeTest& test)
{
    return test.prefix.empty() ? test.name : test.prefix + ":" + test.name;
}

void climb(Location& location)
{
    if (!location.segments.empty())
        location.segments.pop_back();
}

void toAncestor(Location& location, const NodeTest& test)
{
    const auto named =
        std::find(location.segments.begin(), location.segments.end(), qualifiedName(test));
    const bool known =
        test.kind == NodeTest::Kind::name && !location.wild && named != location.segments.end();
    location.segments.erase(known ? named + 1 : location.segments.begin(), location.segments.end());
    location.wild = !known;
}

void toSibling(Location& location, const NodeTest& test)
{
    climb(location);
    if (test.kind == NodeTest::Kind::name && !location.wild)
        location.segments.push_back(qualifiedName(test));
    else
        location.wild = true;
}

void toChild(Location& location, const NodeTest& test, std::string_view mark)
{
    if (test.kind == NodeTest::Kind::text || location.wild)
        return;
    if (test.kind == NodeTest::Kind::name)
        location.segments.push_back(std::string(mark) + qualifiedName(test));
    else
        location.wild = true;
}

void follow(Location& location, const Step& step)
{
    switch (step.axis) {
    case Axis::self:
    case Axis::nameSpace:
        return;
    case Axis::parent:
        return climb(location);
    case Axis::child:
        return toChild(location, step.test, "");
    case Axis::attribute:
        return toChild(location, step.test, "@");
    case Axis::descendant:
    case Axis::descendantOrSelf:
        location.wild = true;
        return;
    case Axis::ancestor:
    case Axis::ancestorOrSelf:
        return toAncestor(location, step.test);
    case Axis::followingSibling:
    case Axis::precedingSibling:
        return toSibling(location, step.test);
    case Axis::following:
    case Axis::preceding:
        location.segments.clear();
        location.wild = true;
    }
}

class Collector
{
public:
    explicit Collector(const std::string& self)
        : m_self{{}, segmentsOf(self), false}
    {}

    std::vector<Reference> run(const Node& root)
    {
        read(root, m_self, false);
        return {m_found.begin(), m_found.end()};
    }

private:
    void add(const Location& location, bool nodesOnly)
    {
        std::string path;
        for (const std::string& segment : location.segments)
            path += "/" + segment;
        m_found.insert({location.instance, path.empty() ? "/" : path, location.wild, nodesOnly});
    }

    /// Notes what `node` reads when it is evaluated at `here`.
    void read(const Node& node, const Location& here, bool nodesOnly)
    {
        if (node.operation == Operation::call && !yieldsNodes(node))
            return readCall(node, here);
        if (node.operation == Operation::path || node.operation == Operation::filter ||
            node.operation == Operation::unite || node.operation == Operation::call) {
            for (const Location& location : locate(node, here))
                add(location, nodesOnly);
            return;
        }
        for (const NodePtr& part : node.parts)
            read(*part, here, false);
    }

    static bool yieldsNodes(const Node& call) { return call.type == Node::Type::nodes; }

    void readCall(const Node& node, const Location& here)
    {
        const FunctionSpec& spec = *node.function;
        if (spec.has(kAlwaysReadsFocus) || (node.parts.empty() && spec.has(kReadsFocus)))
            add(here, false);
        if (spec.name == "pulldata")
            m_found.insert({instanceOf(node), "/", true, false});
        for (const NodePtr& part : node.parts)
            read(*part, here, spec.has(kCountsNodes));
    }

    static std::string instanceOf(const Node& call)
    {
        const auto* id = std::get_if<std::string>(&call.parts[0]->literal);
        const bool known = call.parts[0]->operation == Operation::literal && id != nullptr;
        return known ? *id : std::string(kAnyInstance);
    }

    /// Where the nodes stand that it yields; what it reads on the way is noted.
    Locations locate(const Node& node, const Location& here)
    {
        switch (node.operation) {
        case Operation::path:
            return locatePath(node, here);
        case Operation::filter: {
            Locations out = locate(*node.parts[0], here);
            for (std::size_t i = 1; i < node.parts.size(); ++i)
                readPredicate(*node.parts[i], out);
            return out;
        }
        case Operation::unite: {
            Locations out;
            for (const NodePtr& part : node.parts)
                append(out, locate(*part, here));
            return out;
        }
        case Operation::call:
            return locateCall(node, here);
        default:
            read(node, here, false);
            return {};
        }
    }

    static void append(Locations& out, Locations more)
    {
        std::move(more.begin(), more.end(), std::back_inserter(out));
    }

    Locations locatePath(const Node& node, const Location& here)
    {
        Locations out;
        if (!node.parts.empty())
            out = locate(*node.parts[0], here);
        else
            out = {node.absolute ? Location{} : here};
        for (const Step& step : node.steps) {
            for (Location& location : out)
                follow(location, step);
            for (const NodePtr& predicate : step.predicates)
                readPredicate(*predicate, out);
        }
        return out;
    }

    void readPredicate(const Node& predicate, const Locations& at)
    {
        const bool byPosition = predicate.positional || predicate.type == Node::Type::number ||
                                predicate.type == Node::Type::unknown;
        for (const Location& location : at) {
            if (byPosition)
                add(location, true);
            read(predicate, location, false);
        }
    }

    Locations locateCall(const Node& node, const Location& here)
    {
        const std::string_view name = node.function->name;
        if (name == "current")
            return {m_self};
        if (name == "instance") {
            read(*node.parts[0], here, false);
            return {Location{instanceOf(node), {}, false}};
        }
        Locations out;
        for (std::size_t i = 0; i < node.parts.size(); ++i) {
            const Node& part = *node.parts[i];
            const bool source = part.type == Node::Type::nodes || part.type == Node::Type::unknown;
            const bool ofRepeats = name == "indexed-repeat" && i > 0;
            if (source && !(i > 0 && name == "randomize") && !ofRepeats &&
                !(i == 0 && name == "if"))
                append(out, locate(part, here));
            else
                read(part, here, ofRepeats && i % 2 == 1);
        }
        return out;
    }

    Location m_self;
    std::set<Reference> m_found;
};

} // namespace

std::vector<Reference> referencesOf(const Node& root, const std::string& self)
{
    return Collector(self).run(root);
}

void makeAbsolute(Node& path, const std::string& self)
{
    if (path.operation != Operation::path || path.absolute || !path.parts.empty() || self.empty())
        return;
    std::vector<std::string> segments = segmentsOf(self);
    std::vector<Step> steps;
    for (std::string& segment : segments)
        steps.push_back(
            {Axis::child, {NodeTest::Kind::name, {}, std::move(segment)}, {}, {}, false});
    for (const Step& step : path.steps) {
        if (!step.predicates.empty())
            return;
        if (step.axis == Axis::self && step.test.kind == NodeTest::Kind::node)
            continue;
        if (step.axis == Axis::parent && step.test.kind == NodeTest::Kind::node && !steps.empty())
            steps.pop_back();
        else if (step.axis == Axis::child && step.test.kind == NodeTest::Kind::name)
            steps.push_back({Axis::child, step.test, {}, {}, false});
        else
            return;
    }
    for (Step& step : steps)
        if (const std::size_t colon = step.test.name.find(':'); colon != std::string::npos) {
            step.test.prefix = step.test.name.substr(0, colon);
            step.test.name.erase(0, colon + 1);
        }
    path.steps = std::move(steps);
    path.absolute = true;
    path.focusFree = true;
}

} // namespace wupan::forms
