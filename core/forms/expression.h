#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/forms/value.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wupan::forms {

struct Program;

/// Bounds on a single expression. Above them parse() and evaluate() return tooLarge; what is within
/// ends within about a second and 100 MB.
inline constexpr std::size_t kMaxExpressionBytes = std::size_t{64} * 1024;
inline constexpr int kMaxExpressionDepth = 100; ///< nested parentheses, calls and predicates
/// Work of one evaluation: nodes visited, operations, and each 16 bytes of text made or read.
inline constexpr std::int64_t kMaxEvaluationSteps = 10'000'000;
inline constexpr std::size_t kMaxTextBytes = std::size_t{2} * 1024 * 1024; ///< of one text
inline constexpr std::int64_t kMaxRegexMs = 250; ///< of one regex(), roughly

/// Something that an expression reads, as a path without predicates.
struct Reference
{
    /// The id within instance('…'); empty: the form's own instance; "*": of one that only shows
    /// when evaluated.
    std::string instance;
    /// Absolute: "/data/p/staff", "/data/@version", "/" for the whole. Within a repeat it means all
    /// of its instances, and which there are. A group's path reads all below it.
    std::string path;
    /// It depends on everything at and below `path`, also on which nodes there are (wildcards,
    /// `//`, unnamed ancestors and siblings).
    bool subtree = false;
    /// Values do not matter, only which nodes of that path there are (count(), position(), [2] …).
    bool nodesOnly = false;
    auto operator<=>(const Reference&) const = default;
};

/// What an expression may look at while it is evaluated. What is not set counts as absent (texts
/// are empty); random functions without `random` are an error.
struct EvaluationContext
{
    /// Where relative paths start, and what `.` and current() are. Its root answers absolute paths.
    /// May be irrelevant: `.` reads it all the same. Null: every path is empty.
    const InstanceNode* node = nullptr;
    std::size_t position = 1;
    std::size_t size = 1;

    Instant now;
    int utcOffsetMinutes = kParkUtcOffsetMinutes; ///< of today(), now() and texts made from dates
    std::string language;                         ///< of the names of months and days: "zh", "en"
    std::string formVersion;                      ///< what version() gives

    /// The document (or root element) of the secondary instance of that id; nullptr = none.
    std::function<const InstanceNode*(std::string_view id)> instance;
    /// The translated text of that id and form ("" or "long", "short", "image" …).
    std::function<std::string(std::string_view id, std::string_view form)> translation;
    /// What the choice `value` of the question at `question` is called.
    std::function<std::string(const InstanceNode& question, std::string_view value)> choiceName;
    /// 64 random bits.
    std::function<std::uint64_t()> random;
    /// Of property('deviceid') and the like.
    std::function<std::string(std::string_view name)> property;
    /// The namespace that a prefix of the instance stands for.
    std::function<std::string(std::string_view prefix)> namespaceUri;
};

/// One parsed expression: XPath 1.0 with the functions of the ODK XForms specification
/// (docs/forms.md lists them). Immutable, cheap to copy, safe to share between threads.
///
/// Names without a prefix match in every namespace; with one, the same prefix.
/// Nodes that are not relevant are absent (see InstanceNode::relevant). A node's relevance depends
/// on its ancestors' too, which references() does not tell.
class Expression
{
public:
    /// `self` is the path of the node that it stands at, without positions; references() are
    /// resolved against it. invalidInput: "column 7: …", with what to do. Columns count characters,
    /// from 1.
    [[nodiscard]] static Result<Expression> parse(std::string_view text,
                                                  const std::string& self = {});

    /// invalidInput: "column 7: …" for what only shows now; tooLarge over a bound.
    [[nodiscard]] Result<Value> evaluate(const EvaluationContext& context) const;
    [[nodiscard]] Result<std::string> text(const EvaluationContext& context) const;
    [[nodiscard]] Result<double> number(const EvaluationContext& context) const;
    [[nodiscard]] Result<bool> boolean(const EvaluationContext& context) const;
    /// The nodes; invalidInput when it yields something else.
    [[nodiscard]] Result<NodeSet> nodes(const EvaluationContext& context) const;

    /// What was parsed.
    [[nodiscard]] const std::string& source() const;
    /// What it reads, sorted, each once.
    [[nodiscard]] const std::vector<Reference>& references() const;
    /// today(), now() …: the value changes without any node changing.
    [[nodiscard]] bool usesTime() const;
    /// random(), uuid(), randomize() without a seed: not to be evaluated again without need.
    [[nodiscard]] bool usesRandom() const;
    /// once(): reads the value that its own node has, which references() does not list.
    [[nodiscard]] bool usesOnce() const;
    /// jr:itext(), jr:choice-name(), format-date(): the value changes with the language.
    [[nodiscard]] bool usesLanguage() const;

private:
    explicit Expression(std::shared_ptr<const Program> program);
    std::shared_ptr<const Program> m_program;
};

} // namespace wupan::forms
