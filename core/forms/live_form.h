#pragma once

#include "core/forms/instance_tree.h"

namespace wupan::forms {

/// The values of a form that is being filled in: assigns answers and works out what depends on
/// them. Thread: one at a time.
class LiveForm
{
public:
    /// `saved` outlives this, `host` does too.
    LiveForm(const FormDefinition& form, Answers& saved, const SessionHost& host);

    /// Builds the instance and works everything out.
    void open(bool begin);
    /// As a person answers; REQUIRES: the text fits.
    void answer(LiveNode& live, const std::string& text);
    /// Null when there is no room. With the actions of a new instance.
    LiveNode* addInstance(LiveNode& parent, NodeIndex repeat, const std::string& key);
    void removeInstance(LiveNode& instance);
    /// Runs the actions of an event of the whole form.
    void dispatch(std::string_view event);
    void preload(bool atEnd);
    /// Works out what depends on the language of the context.
    void languageChanged();

    [[nodiscard]] InstanceTree& tree() { return m_tree; }
    [[nodiscard]] const InstanceTree& tree() const { return m_tree; }
    [[nodiscard]] const FormDefinition& form() const { return m_form; }
    [[nodiscard]] const FormModel& model() const { return m_model; }
    [[nodiscard]] const SessionHost& host() const { return m_host; }

    /// Paths whose answer or relevance changed since the last call, in the order of the changes.
    [[nodiscard]] std::vector<std::string> takeChanged();
    /// What could not be worked out: why. Of a repeat's count, tooLarge with the count.
    using Failures = std::map<std::pair<std::string, CellKind>, Error>;
    [[nodiscard]] const Failures& failures() const { return m_failures; }
    [[nodiscard]] std::size_t evaluations() const { return m_evaluations; }

    /// The moment of the present operation.
    void setNow();
    [[nodiscard]] Instant now() const { return m_context.now; }
    /// For an expression at that node, or at `at` (a choice). Lives until the next call.
    [[nodiscard]] const EvaluationContext& contextAt(const InstanceNode& at) const;
    /// Callbacks of the session: names of choices and translated texts.
    EvaluationContext& context() { return m_context; }

    /// What a select offers now, by the nodes of its item set. REQUIRES: the question has one.
    [[nodiscard]] Result<std::vector<std::pair<const InstanceNode*, std::string>>>
    offered(const LiveNode& live) const;
    /// "2026-11-23T09:32:05.120+08:00".
    [[nodiscard]] std::string momentText(Instant at) const;

private:
    struct Waiting
    {
        std::size_t rank = 0;
        std::uint32_t serial = 0;
        std::size_t cell = 0;
        LiveNode* live = nullptr;
        auto operator<=>(const Waiting& other) const
        {
            return std::tie(rank, serial, cell) <=> std::tie(other.rank, other.serial, other.cell);
        }
    };

    void queueCells(LiveNode& live, bool fresh);
    void queue(LiveNode& live, std::size_t cell);
    /// Works out what waits, in order.
    void settle();
    /// The end of an operation.
    void finish();
    void runNewInstance(LiveNode& added);
    void evaluate(LiveNode& live, const Cell& cell);
    void applyRelevance(LiveNode& live, bool relevant);
    void applyCalculated(LiveNode& live, const Value& value);
    void applyOffer(LiveNode& live);
    void applyCount(LiveNode& parent, NodeIndex repeat, double wanted);
    /// Of a value, or that a group or instance is there.
    void valueChanged(LiveNode& live);
    void presenceChanged(LiveNode& live);
    void queueReaders(LiveNode& live, const std::vector<Reading>& readers, bool presence);
    void assign(LiveNode& live, const std::string& text);
    void run(const Action& action, LiveNode& at);
    void runActionsOf(LiveNode& live);
    void failed(const LiveNode& live, CellKind kind, const Error& error);
    [[nodiscard]] bool isGivenId(NodeIndex node) const;
    [[nodiscard]] std::string preloaded(const ModelNode& node, bool atEnd) const;
    [[nodiscard]] const InstanceNode* secondInstance(std::string_view id) const;

    const FormDefinition& m_form;
    const FormModel& m_model;
    const SessionHost& m_host;
    InstanceTree m_tree;
    /// Clones: a shared tree must not be read by expressions.
    mutable std::map<std::string, InstanceNode::Ptr, std::less<>> m_instances;
    mutable EvaluationContext m_context;
    std::set<Waiting> m_waiting;
    std::vector<std::string> m_changed;
    Failures m_failures;
    mutable std::size_t m_evaluations = 0;
    std::size_t m_rounds = 0; ///< evaluations of the present operation
    int m_actionDepth = 0;
    bool m_opening = false;
};

} // namespace wupan::forms
