#pragma once

#include "core/forms/filling_session.h"
#include "core/forms/form_model.h"

#include <functional>
#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

namespace wupan::forms {

/// One node of the instance that is being filled in, with what a page must know of it.
struct LiveNode
{
    std::string path; ///< with keys
    InstanceNode* node = nullptr;
    NodeIndex model = 0;
    LiveNode* parent = nullptr;
    /// By ModelNode::slot; of a repeat its instances in the order of their keys.
    std::vector<std::vector<std::unique_ptr<LiveNode>>> slots;
    /// By slot: stands for an instance that might be added, so that its relevance can be worked
    /// out.
    std::vector<std::unique_ptr<LiveNode>> prototypes;
    std::uint32_t serial = 0; ///< rises in the order in which nodes were made
    bool relevant = true;     ///< its own, without those above
    bool required = false;
    bool readonly = false;
    bool prototype = false;
    bool dead = false; ///< taken out, waits to be thrown away

    [[nodiscard]] bool relevantHere() const;
};

/// The instance that is being filled in: nodes by path, built from saved answers.
class InstanceTree
{
public:
    /// `saved` outlives this.
    InstanceTree(const FormModel& model, Answers& saved);

    /// Builds everything. `begin`: from the form's own instance, and notes its defaults as answers;
    /// else from the saved answers.
    void build(bool begin);

    [[nodiscard]] LiveNode& root() { return *m_root; }
    [[nodiscard]] const LiveNode& root() const { return *m_root; }
    [[nodiscard]] LiveNode* find(std::string_view path) const;  ///< null: none
    [[nodiscard]] LiveNode* of(const InstanceNode& node) const; ///< null: none

    /// Adds an instance at its place. `fresh`: with defaults, noted as answers; else what is saved.
    /// Null when the form would have too many nodes.
    LiveNode* addInstance(LiveNode& parent, NodeIndex repeat, std::string_view key, bool fresh);
    /// Takes an instance out; its answers stay. It lives until buryDead().
    void removeInstance(LiveNode& instance);
    void buryDead();

    /// Notes an answer, or that there is none.
    void save(const std::string& path, const std::string& text);
    [[nodiscard]] const Answers& saved() const { return m_saved; }
    /// Of a path and everything below it.
    void forget(const std::string& path);
    [[nodiscard]] bool savedBelow(const std::string& path) const;
    [[nodiscard]] std::vector<std::string> takeChangedKeys();

    /// The live nodes of a model node at or below `scope`.
    void collect(LiveNode& scope, NodeIndex model, std::vector<LiveNode*>& out) const;
    /// `start` and everything below, parents first. Prototypes too.
    static void walk(LiveNode& start, const std::function<void(LiveNode&)>& visit);
    /// Around or at `node`; the root when none is of that model node.
    [[nodiscard]] LiveNode& ancestor(LiveNode& node, NodeIndex model);

private:
    /// What new nodes begin with.
    struct Source
    {
        bool fresh = false;
        const InstanceNode* like = nullptr; ///< of a fresh one; null: the model's defaults
    };
    LiveNode* make(LiveNode* parent, NodeIndex model, InstanceNode& node, std::string path);
    void fill(LiveNode& live, const Source& source);
    void fillRepeat(LiveNode& live, NodeIndex repeat, const Source& source);
    LiveNode* makeInstance(LiveNode& parent, NodeIndex repeat, std::string_view key,
                           const Source& source);
    void makePrototype(LiveNode& parent, NodeIndex repeat);
    [[nodiscard]] std::vector<std::string> savedKeys(const std::string& repeatPath) const;
    [[nodiscard]] static std::size_t placeFor(const LiveNode& parent, std::size_t slot,
                                              std::size_t before);

    const FormModel& m_model;
    Answers& m_saved;
    std::set<std::string> m_changedKeys;
    InstanceNode::Ptr m_document;
    std::unique_ptr<LiveNode> m_root;
    std::unordered_map<std::string_view, LiveNode*> m_byPath; ///< keys: LiveNode::path
    std::unordered_map<const InstanceNode*, LiveNode*> m_byNode;
    std::vector<std::unique_ptr<LiveNode>> m_dead;
    std::vector<InstanceNode::Ptr> m_deadNodes;
    std::uint32_t m_serial = 0;
};

} // namespace wupan::forms
