#pragma once

#include "core/model/words.h"

/// Known mistakes of synchronization that can be put back, to see that the simulator finds each
/// (docs/planted-bugs.md). Builds without tests know none: planted() is false there when compiled.
namespace wupan {

enum class PlantedBug {
    none,
    settleWhenSent,       ///< an edit leaves the outbox when it is sent
    discardRefused,       ///< a refused edit is thrown away
    discardConflict,      ///< the text that lost a conflict is thrown away
    nothingUnderOthers,   ///< an accepted edit is not laid under those that wait
    pullOverEdits,        ///< a pulled row overwrites edits that wait
    joinSealed,           ///< an edit joins one that is on its way
    wasOfLastEdit,        ///< of joined edits, what stood before the last counts
    keepPastOnFork,       ///< the new device id goes on with the old numbers
    dropOutboxOnFork,     ///< edits that wait are dropped with the old device id
    forgetSentOnFork,     ///< answered edits are not sent again after a fork
    keepUnseen,           ///< what a complete view lacks is kept
    eraseEditsOfGone,     ///< edits of a record that is gone go with it
    keepBaseRevisions,    ///< revisions from before a restore are compared with those after
    receivedWhenCreated,  ///< a photo counts as received when its upload is created
    applyAgain,           ///< headquarters applies a repeated edit again
    sequenceAlone,        ///< headquarters knows a repetition by its number alone
    gapsAllowed,          ///< headquarters takes edits behind a gap
    quietForkUnseen,      ///< a fork is seen only with edits
    ignoreEditId,         ///< headquarters does not look for an edit under other device ids
    orderByClockAlone,    ///< two edits of one device change places with its clock
    leaveOutTooMuch,      ///< headquarters leaves out rows that others changed too
    everybodySeesAll,     ///< everybody gets everything
    belongingsStay,       ///< what belongs to an issue does not come along with it
    foreignEpoch,         ///< cursors of before a restore count
    rightsNotInCursor,    ///< cursors of before a change of rights count
    receivedBeforeBytes,  ///< a photo counts as received with its record
    leaversSeeAll,        ///< who has left the park goes on seeing it
    duplicateIsRefused,   ///< a repetition is answered as refused
    answerBeforeCommit,   ///< now and then an answer is given and its transaction is not kept
    unknownFieldsDropped, ///< a tablet throws away fields that its version does not know
    unknownTypesDropped,  ///< a tablet throws away records of types that its version does not know
    unknownStay,          ///< such records stay when they left the view
    failedSaveIsDone,     ///< what the disk did not take counts as saved
    notSynced,            ///< a commit does not wait for the disk
    cursorBeforeRecords,  ///< the cursor is kept before the records that it stands for
    goneUntold,           ///< nobody is told what left a view
    newNameOnFork,        ///< an edit gets a new name when it is sent under another device id
    refusedNotKept,       ///< headquarters keeps no copy of a refused edit
};
template <>
struct WordTable<PlantedBug>
{
    static constexpr std::array entries{
        std::pair{PlantedBug::none, std::string_view("none")},
        std::pair{PlantedBug::settleWhenSent, std::string_view("settleWhenSent")},
        std::pair{PlantedBug::discardRefused, std::string_view("discardRefused")},
        std::pair{PlantedBug::discardConflict, std::string_view("discardConflict")},
        std::pair{PlantedBug::nothingUnderOthers, std::string_view("nothingUnderOthers")},
        std::pair{PlantedBug::pullOverEdits, std::string_view("pullOverEdits")},
        std::pair{PlantedBug::joinSealed, std::string_view("joinSealed")},
        std::pair{PlantedBug::wasOfLastEdit, std::string_view("wasOfLastEdit")},
        std::pair{PlantedBug::keepPastOnFork, std::string_view("keepPastOnFork")},
        std::pair{PlantedBug::dropOutboxOnFork, std::string_view("dropOutboxOnFork")},
        std::pair{PlantedBug::forgetSentOnFork, std::string_view("forgetSentOnFork")},
        std::pair{PlantedBug::keepUnseen, std::string_view("keepUnseen")},
        std::pair{PlantedBug::eraseEditsOfGone, std::string_view("eraseEditsOfGone")},
        std::pair{PlantedBug::keepBaseRevisions, std::string_view("keepBaseRevisions")},
        std::pair{PlantedBug::receivedWhenCreated, std::string_view("receivedWhenCreated")},
        std::pair{PlantedBug::applyAgain, std::string_view("applyAgain")},
        std::pair{PlantedBug::sequenceAlone, std::string_view("sequenceAlone")},
        std::pair{PlantedBug::gapsAllowed, std::string_view("gapsAllowed")},
        std::pair{PlantedBug::quietForkUnseen, std::string_view("quietForkUnseen")},
        std::pair{PlantedBug::ignoreEditId, std::string_view("ignoreEditId")},
        std::pair{PlantedBug::orderByClockAlone, std::string_view("orderByClockAlone")},
        std::pair{PlantedBug::leaveOutTooMuch, std::string_view("leaveOutTooMuch")},
        std::pair{PlantedBug::everybodySeesAll, std::string_view("everybodySeesAll")},
        std::pair{PlantedBug::belongingsStay, std::string_view("belongingsStay")},
        std::pair{PlantedBug::foreignEpoch, std::string_view("foreignEpoch")},
        std::pair{PlantedBug::rightsNotInCursor, std::string_view("rightsNotInCursor")},
        std::pair{PlantedBug::receivedBeforeBytes, std::string_view("receivedBeforeBytes")},
        std::pair{PlantedBug::leaversSeeAll, std::string_view("leaversSeeAll")},
        std::pair{PlantedBug::duplicateIsRefused, std::string_view("duplicateIsRefused")},
        std::pair{PlantedBug::answerBeforeCommit, std::string_view("answerBeforeCommit")},
        std::pair{PlantedBug::unknownFieldsDropped, std::string_view("unknownFieldsDropped")},
        std::pair{PlantedBug::unknownTypesDropped, std::string_view("unknownTypesDropped")},
        std::pair{PlantedBug::unknownStay, std::string_view("unknownStay")},
        std::pair{PlantedBug::failedSaveIsDone, std::string_view("failedSaveIsDone")},
        std::pair{PlantedBug::notSynced, std::string_view("notSynced")},
        std::pair{PlantedBug::cursorBeforeRecords, std::string_view("cursorBeforeRecords")},
        std::pair{PlantedBug::goneUntold, std::string_view("goneUntold")},
        std::pair{PlantedBug::newNameOnFork, std::string_view("newNameOnFork")},
        std::pair{PlantedBug::refusedNotKept, std::string_view("refusedNotKept")},
    };
};

#ifdef WUPAN_PLANTED_BUGS
inline PlantedBug plantedBug = PlantedBug::none;
inline bool planted(PlantedBug bug)
{
    return plantedBug == bug;
}
#else
constexpr bool planted(PlantedBug)
{
    return false;
}
#endif

} // namespace wupan
