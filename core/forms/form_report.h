#pragma once

#include "core/forms/shown_form.h"

namespace wupan::forms {

/// What there is to see of a form that is being filled in: rows, progress, problems, proposals.
class FormReport
{
public:
    FormReport(LiveForm& live, const ShownForm& shown)
        : m_live(live)
        , m_shown(shown)
    {}

    /// Relevant rows of a section, in order, with their nodes (of a group without one, what is
    /// around it).
    struct Row
    {
        SectionRow row;
        LiveNode* live = nullptr;
    };
    [[nodiscard]] std::vector<Row> rows(const Section& section) const;

    [[nodiscard]] std::vector<SectionProgress> sections() const;
    [[nodiscard]] std::vector<std::string> missingRequired() const;
    [[nodiscard]] std::vector<Problem> problems() const;
    [[nodiscard]] std::vector<Proposal> proposals() const;
    [[nodiscard]] Answers relevantAnswers() const;
    [[nodiscard]] std::vector<std::string> strayAnswers() const;
    [[nodiscard]] bool constraintHolds(const LiveNode& live) const;

private:
    void addRows(std::size_t first, std::size_t end, LiveNode& scope, int level,
                 std::vector<Row>& rows) const;
    void addRepeat(const BodyItem& item, std::size_t first, LiveNode& scope, int level,
                   std::vector<Row>& rows) const;
    /// Without repeats in between; null when an instance is missing.
    [[nodiscard]] LiveNode* below(LiveNode& scope, NodeIndex model) const;
    [[nodiscard]] bool isRelevant(const Section& section, const std::vector<Row>& rows) const;
    [[nodiscard]] bool asks(const Row& row) const;
    [[nodiscard]] bool lacksAnswer(const Row& row) const;
    [[nodiscard]] std::optional<Problem> problemOf(const Row& row) const;
    [[nodiscard]] std::optional<Proposal> proposalOf(const Row& row) const;
    void addFailures(std::vector<Problem>& problems) const;
    [[nodiscard]] bool hasPlace(const std::string& key) const;

    LiveForm& m_live;
    const ShownForm& m_shown;
};

} // namespace wupan::forms
