#pragma once

#include "core/store/attention_store.h"
#include "core/store/tablet.h"

#include <string>
#include <vector>

namespace wupan {

/// A free text of an edit that needs someone, in all its versions.
struct AttentionText
{
    std::string field; ///< "description"; "text" of a step
    std::string was;   ///< before the edit
    std::string mine;
    std::string theirs;   ///< at headquarters, as far as this tablet knows
    std::string proposal; ///< both together, to be looked over
};

struct AttentionCase
{
    AttentionEntry entry;
    /// Those that clashed in a conflict; all free texts of any other edit.
    std::vector<AttentionText> texts;
    std::vector<std::string> otherFields; ///< that the edit sets, too
    bool maySendAgain = false;            ///< a step may not, nor what cannot be read
};

/// What somebody made of a text.
struct DecidedText
{
    std::string field;
    std::string text;
    std::string theirs; ///< headquarters' version that the person saw
};

/// Everything somebody decides about edits that need someone. The only writer of decisions: each
/// call is one transaction of the decision and of what follows from it, or nothing. Errors:
/// notFound; wrongState when it was decided before. Thread: the Tablet's.
class AttentionService
{
public:
    explicit AttentionService(Tablet& tablet)
        : m_tablet(tablet)
    {}

    [[nodiscard]] Result<AttentionCase> open(std::int64_t entry);
    /// As a new edit with these texts, made on what the person saw of headquarters', so that it
    /// clashes only with what came later. Of a conflict, texts that equal headquarters' are not
    /// sent; with none left it is takeTheirs(). Errors also: what the rules of the domain say.
    Status sendAgain(std::int64_t entry, const std::vector<DecidedText>& texts);
    /// Headquarters' version stays; its history is told that the own one was given up.
    Status takeTheirs(std::int64_t entry);
    /// Headquarters' history is told.
    Status giveUp(std::int64_t entry);
    /// The edit and both versions, as JSON for people.
    [[nodiscard]] Result<std::string> exported(std::int64_t entry);

private:
    [[nodiscard]] Result<AttentionCase> caseOf(std::int64_t entry);
    Status close(std::int64_t entry, Decision decision);
    Status letGo(const AttentionEntry& entry, Decision decision);

    Tablet& m_tablet;
};

} // namespace wupan
