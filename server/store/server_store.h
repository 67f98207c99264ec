#pragma once

#include "core/model/checklist.h"
#include "core/model/record_codec.h"
#include "core/ports/random.h"
#include "core/rescue/sealing_keys.h"
#include "core/sync/merge.h"
#include "core/sync/messages.h"
#include "server/store/audit_entry.h"
#include "server/store/issue_board.h"
#include "server/store/issue_figures.h"
#include "server/store/visit_list.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace wupan {

struct StoredRecord
{
    Document document;
    FieldTimes times;
    std::int64_t revision = 0;
};

struct HistoryEntry
{
    ParkId park;
    DeviceId device;
    OfficerId author; ///< nil: of a copy of which nobody knows who made it
    Change change;
    Document before; ///< empty = there was none
    ChangeOutcome outcome;
    Instant correctedAt;
    Instant receivedAt;
};

struct Credential
{
    std::string login;
    ParkId park;
    OfficerId officer;
    std::string passwordHash;
};

struct EnrolmentCode
{
    std::string codeHash;
    ParkId park;
    OfficerId officer;
    Instant expiresAt;
    bool used = false;
};

struct Device
{
    DeviceId id;
    ParkId park;
    std::string name;
    bool revoked = false;
    DeviceId continues; ///< the id that the same tablet had before; nil = enrolled with this one
    bool erase = false; ///< it is told to erase itself when it asks for anything; also revoked
};

struct DeviceStanding
{
    Device device;
    OfficerId officer; ///< who signed in on it last; nil = not noted
    Instant enrolledAt;
    std::optional<Instant> lastContactAt; ///< to a quarter of an hour
    std::optional<Instant> revokedAt;
    std::optional<Instant> toldAt; ///< when it was first told to erase itself
    std::string appVersion;        ///< "1.2.0", as it last said; empty = it never did
};

struct Token
{
    std::string tokenHash;
    bool refresh = false;
    Uuid family;
    ParkId park;
    OfficerId officer;
    DeviceId device;
    Instant expiresAt;
    /// Of a refresh token whose renewal has to be signed: the session's public key, base64.
    std::string sessionKey;
    /// Of a refresh token: when it was renewed. Of an access token: when it was first used.
    std::optional<Instant> spentAt;
};

/// Of headquarters' pages.
struct PageSession
{
    std::string tokenHash;
    ParkId park;
    OfficerId officer;
    Instant expiresAt;
};

/// Of one who tries to sign in; how many still count, their reader decides by `since`.
struct SignInFailures
{
    std::int64_t count = 0;
    Instant since; ///< the first of them
};

struct Upload
{
    Uuid id;
    OfficerId officer;
    std::string sha256;
    std::int64_t length = 0;
    Instant expiresAt;
};

/// What a checklist was made from, as it was sent; without a record of that id it is a draft.
struct ChecklistSource
{
    ChecklistId id;
    ParkId park;
    std::string formId;
    std::string version;
    std::string title;
    std::string kind;                 ///< "xlsx", "xml": its ending
    std::string digest;               ///< SHA-256 of the content and of the files beside it, hex
    std::string content;              ///< as it was sent
    std::string xml;                  ///< the XForm that became of it
    std::vector<ChecklistFile> files; ///< that it names, but for the tables in it
    Instant sentAt;
    OfficerId sentBy; ///< nil: whoever sits at headquarters' machine
};

/// A part of the records after a position, as the text of the answer's "records" member.
struct PullPage
{
    std::string runs; ///< {"type":…,"documents":[…]},… without the brackets around
    std::int64_t count = 0;
    std::int64_t position = 0; ///< of the last record looked at
    bool more = false;
};

/// Whether a reader may see a document. Null stands for "everything of the park", which spares
/// parsing.
using DocumentFilter = std::function<bool(RecordType, const Document&)>;

/// Records that the reader can do without: those that still have this revision.
using KnownRevisions = std::map<Uuid, std::int64_t>;

/// What may be read and written inside one transaction. Implementations throw their own exceptions
/// inside; ServerStore turns them into Errors.
class StoreTransaction
{
public:
    virtual ~StoreTransaction() = default;

    virtual std::optional<StoredRecord> record(ParkId park, RecordType type, const Uuid& id) = 0;
    /// Whether any record of any park or type has this id.
    virtual bool exists(const Uuid& id) = 0;
    /// Gives the record its next revision and the park's next position, in commit order. Returns
    /// the revision.
    virtual std::int64_t put(ParkId park, RecordType type, Document document,
                             const FieldTimes& times) = 0;
    /// Ids of the records with that value in a field kept for lookups (creditCode, sha256).
    virtual std::vector<Uuid> recordsWith(ParkId park, RecordType type, std::string_view field,
                                          std::string_view value) = 0;
    /// Those of a type behind an id, by id, at most `limit`.
    virtual std::vector<Document> records(ParkId park, RecordType type, const Uuid& after,
                                          std::int64_t limit) = 0;
    /// Gives the record a new position, so that everybody who may see it gets it again.
    virtual void touch(ParkId park, const Uuid& id) = 0;
    /// The records behind a position, at most `limit` and some 8 MB.
    virtual PullPage pull(ParkId park, std::int64_t after, std::int64_t limit,
                          const DocumentFilter& mayRead, const KnownRevisions& known) = 0;
    virtual std::int64_t newestPosition(ParkId park) = 0;
    /// What left a department's view behind one position and up to another.
    virtual std::vector<GoneRecord> left(ParkId park, DepartmentId department, std::int64_t after,
                                         std::int64_t upTo) = 0;
    /// Notes at the newest position that the record left the department's view.
    virtual void addLeft(ParkId park, DepartmentId department, const GoneRecord& record,
                         Instant at) = 0;
    /// Cursors before this position cannot be told any more what has gone.
    virtual std::int64_t compactedPosition(ParkId park) = 0;
    /// Forgets what left anybody's view before `instant`. Returns how many entries.
    virtual std::int64_t compact(ParkId park, Instant instant) = 0;
    virtual std::vector<ParkId> parks() = 0;
    /// 1, 2, 3 … by park and name; the nil park stands for all of them.
    virtual std::int64_t next(ParkId park, std::string_view counter) = 0;

    virtual std::optional<HistoryEntry> history(DeviceId device, std::int64_t sequence) = 0;
    /// The first time that an edit came, from whatever device.
    virtual std::optional<HistoryEntry> historyOfEdit(ParkId park, EditId edit) = 0;
    /// The newest edit of a device.
    virtual DevicePast past(DeviceId device) = 0;
    virtual void addHistory(const HistoryEntry& entry) = 0;
    /// Of a record, in the order in which they came.
    virtual std::vector<HistoryEntry> historyOf(ParkId park, const Uuid& record) = 0;

    virtual BoardPage board(ParkId park, const BoardFilter& filter) = 0;
    /// How many of a scope have the states and the light of each part; what else a part asks does
    /// not count. REQUIRES: the scope has no search.
    virtual std::vector<std::int64_t> boardCounts(ParkId park, const BoardFilter& scope,
                                                  std::span<const BoardFilter> parts) = 0;
    /// How many issues each department leads that are overdue.
    virtual std::map<DepartmentId, std::int64_t> redByDepartment(ParkId park, Instant now) = 0;
    /// Issues that wait for the assistance of a department that was named up to then, that has not
    /// given it and was not told that it is late.
    virtual std::vector<IssueId> lackingAssistance(ParkId park, Instant assignedUpTo) = 0;
    /// By name.
    virtual std::vector<Document> departments(ParkId park) = 0;
    /// By name; those who left as well.
    virtual std::vector<Document> officers(ParkId park) = 0;

    virtual VisitPage visits(ParkId park, const VisitFilter& filter) = 0;
    /// Of the visits that happen in [from, to).
    virtual std::map<OfficerId, VisitCounts> visitsByOfficer(ParkId park, Instant from,
                                                             Instant to) = 0;
    virtual std::map<EnterpriseId, VisitCounts> visitsByEnterprise(ParkId park, Instant from,
                                                                   Instant to) = 0;
    /// What was done in the months ("2026-11") from one to another, both included.
    virtual std::vector<StepCount> stepCounts(ParkId park, std::string_view from,
                                              std::string_view to) = 0;

    /// What concerns somebody whom these keys name (noticeKeys()), but for their own steps; the
    /// newest first.
    virtual std::vector<Notice> notices(ParkId park, std::span<const std::string> keys,
                                        OfficerId person, std::int64_t limit) = 0;
    /// Up to when somebody has seen their notices at headquarters' pages.
    virtual Instant noticesSeen(ParkId park, OfficerId person) = 0;
    virtual void putNoticesSeen(ParkId park, OfficerId person, Instant upTo) = 0;
    /// Forgets what everybody whom it concerns has seen and came before `seenBefore`, and whatever
    /// came before `anyBefore`. Returns how many.
    virtual std::int64_t removeNotices(ParkId park, Instant seenBefore, Instant anyBefore) = 0;

    /// Gives it the park's next number.
    virtual void addAudit(const AuditEntry& entry) = 0;
    /// Those behind a number, in their order, at most `limit`.
    virtual std::vector<StoredAuditEntry> audit(ParkId park, std::int64_t after,
                                                std::int64_t limit) = 0;
    /// The number that was given last, whether its entry is still there or not; 0 = none.
    virtual std::int64_t newestAudit(ParkId park) = 0;

    /// The newest first.
    virtual std::vector<SealingKeys> rescueKeys() = 0;
    /// Changes nothing when it is there.
    virtual void putRescueKey(const SealingKeys& keys, Instant madeAt) = 0;

    virtual std::optional<Credential> credential(std::string_view login) = 0;
    virtual std::optional<Credential> credentialOf(ParkId park, OfficerId person) = 0;
    /// False when somebody has this login.
    [[nodiscard]] virtual bool addCredential(const Credential& credential) = 0;
    /// Another password for a login that there is.
    virtual void changePassword(const Credential& credential) = 0;
    virtual std::optional<EnrolmentCode> code(std::string_view codeHash) = 0;
    virtual void putCode(const EnrolmentCode& code, std::optional<Instant> usedAt) = 0;
    virtual std::optional<Device> device(DeviceId id) = 0;
    virtual void putDevice(const Device& device, Instant enrolledAt) = 0;
    /// The tablets of the park, those first that were heard of last.
    virtual std::vector<DeviceStanding> devices(ParkId park) = 0;
    virtual std::vector<DeviceId> revokedDevices() = 0;
    virtual void noteVersion(DeviceId id, std::string_view appVersion) = 0;
    virtual void noteContact(DeviceId id, OfficerId officer, Instant at) = 0;
    /// For ever; what is to be erased stays so.
    virtual void revoke(DeviceId id, bool erase, Instant at) = 0;
    /// True the first time, which counts.
    virtual bool noteToldToErase(DeviceId id, Instant at) = 0;
    virtual std::optional<Token> token(std::string_view tokenHash) = 0;
    virtual void putToken(const Token& token) = 0;
    virtual void removeFamily(const Uuid& family) = 0;
    /// On tablets and at the pages.
    virtual void removeSessionsOf(ParkId park, OfficerId person) = 0;
    /// But those of revoked devices: by them such a device is known when it asks.
    virtual void removeExpiredTokens(Instant now) = 0;

    /// The newest first, without content, xml and files.
    virtual std::vector<ChecklistSource> checklistSources(ParkId park) = 0;
    virtual std::optional<ChecklistSource> checklistSource(ParkId park, ChecklistId id) = 0;
    /// REQUIRES: a new id. What is published is never changed.
    virtual void putChecklistSource(const ChecklistSource& source) = 0;
    virtual void removeChecklistSource(ParkId park, ChecklistId id) = 0;

    virtual std::optional<PageSession> pageSession(std::string_view tokenHash) = 0;
    virtual void putPageSession(const PageSession& session) = 0;
    virtual void removePageSession(std::string_view tokenHash) = 0;
    virtual void removeExpiredPageSessions(Instant now) = 0;

    /// `who` is a name that tells nobody who it is (failuresName()).
    virtual SignInFailures signInFailures(std::string_view who) = 0;
    /// One more; what began longer ago than `countedMs` (or later than that, by a clock that was
    /// wrong) counts no more. Of all who try, only so many are kept.
    virtual void addSignInFailure(std::string_view who, Instant now, std::int64_t countedMs,
                                  std::int64_t mostKept) = 0;
    virtual void removeSignInFailures(std::string_view who) = 0;
    /// Those that began up to then.
    virtual void removeSignInFailuresBefore(Instant instant) = 0;

    virtual std::optional<Upload> upload(const Uuid& id) = 0;
    virtual void putUpload(const Upload& upload) = 0;
    virtual void removeUpload(const Uuid& id) = 0;
    virtual std::vector<Uuid> uploadsExpiredBefore(Instant now) = 0;
};

class SqlConnection;

/// Headquarters' database: SQLite or PostgreSQL, which pass the same tests. Thread: any; each call
/// runs in a transaction of its own.
class ServerStore
{
public:
    virtual ~ServerStore() = default;
    /// All that `work` did, or nothing when it returns an Error. Errors: diskFull, storage.
    [[nodiscard]] Status write(const std::function<Status(StoreTransaction&)>& work);
    /// Sees one state of the database throughout.
    [[nodiscard]] Status read(const std::function<Status(StoreTransaction&)>& work);
    /// Changes when a backup is restored, so that old cursors are recognized.
    [[nodiscard]] virtual std::string epoch() = 0;
    /// Of the database where it is stored, with its log; 0 = nobody knows.
    [[nodiscard]] virtual std::int64_t sizeBytes() = 0;
    /// Writes what is in the database now to another file, while others go on; afterwards a power
    /// cut does it no harm. Errors: diskFull, storage, notAllowed (the database has means of its
    /// own, which `detail` names).
    [[nodiscard]] virtual Status copyTo(const std::filesystem::path& file) = 0;

    /// After a restore: cursors given so far count no more, and counters leave out the numbers that
    /// were given since the backup.
    [[nodiscard]] virtual Status beginNewEpoch(Random& random) = 0;
    /// Whether a process serves from a database that several may share. Of SQLite the data folder
    /// tells (ServingLock).
    [[nodiscard]] virtual bool isServed() { return false; }

    /// Calls `committed` after each write() that was kept, on some thread; where several processes
    /// share the database, also after theirs. It must not block.
    virtual void onCommitted(std::function<void()> committed);

    /// The same as write() and read() on bare rows, for whoever copies all of them.
    [[nodiscard]] virtual Status writeRows(const std::function<Status(SqlConnection&)>& work) = 0;
    [[nodiscard]] virtual Status readRows(const std::function<Status(SqlConnection&)>& work) = 0;

protected:
    void noteCommitted();

private:
    std::mutex m_committedMutex;
    std::function<void()> m_committed;
};

} // namespace wupan
