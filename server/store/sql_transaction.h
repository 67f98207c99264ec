#pragma once

#include "core/model/issue.h"
#include "core/model/issue_event.h"
#include "core/ports/random.h"
#include "server/store/server_store.h"
#include "server/store/sql_connection.h"

#include <map>
#include <set>

namespace wupan {

/// StoreTransaction in SQL that both databases understand. Throws SqlError or SqliteError. What it
/// reads in a writing transaction stays as it is until the end of that: see
/// SqlConnection::holdPark.
class SqlTransaction final : public StoreTransaction
{
public:
    explicit SqlTransaction(SqlConnection& connection)
        : m_sql(connection)
    {}

    /// REQUIRES: called before the commit, after the last write.
    void finish();
    /// Keeps beside the documents what the versions that wrote them did not. Once.
    void fillIn();
    [[nodiscard]] bool isFilledIn();
    /// The epoch, which is `fresh` when there was none.
    [[nodiscard]] std::string epochOr(const std::string& fresh);
    /// And counters leave out the numbers that were given since a backup.
    void beginEpoch(std::string_view epoch);

    std::optional<StoredRecord> record(ParkId park, RecordType type, const Uuid& id) override;
    bool exists(const Uuid& id) override;
    std::int64_t put(ParkId park, RecordType type, Document document,
                     const FieldTimes& times) override;
    std::vector<Uuid> recordsWith(ParkId park, RecordType type, std::string_view field,
                                  std::string_view value) override;
    std::vector<Document> records(ParkId park, RecordType type, const Uuid& after,
                                  std::int64_t limit) override;
    void touch(ParkId park, const Uuid& id) override;
    PullPage pull(ParkId park, std::int64_t after, std::int64_t limit,
                  const DocumentFilter& mayRead, const KnownRevisions& known) override;
    std::int64_t newestPosition(ParkId park) override;
    std::vector<GoneRecord> left(ParkId park, DepartmentId department, std::int64_t after,
                                 std::int64_t upTo) override;
    void addLeft(ParkId park, DepartmentId department, const GoneRecord& record,
                 Instant at) override;
    std::int64_t compactedPosition(ParkId park) override;
    std::int64_t compact(ParkId park, Instant instant) override;
    std::vector<ParkId> parks() override;
    std::int64_t next(ParkId park, std::string_view counter) override;
    std::optional<HistoryEntry> history(DeviceId device, std::int64_t sequence) override;
    std::optional<HistoryEntry> historyOfEdit(ParkId park, EditId edit) override;
    DevicePast past(DeviceId device) override;
    void addHistory(const HistoryEntry& entry) override;
    std::vector<HistoryEntry> historyOf(ParkId park, const Uuid& record) override;
    BoardPage board(ParkId park, const BoardFilter& filter) override;
    std::vector<std::int64_t> boardCounts(ParkId park, const BoardFilter& scope,
                                          std::span<const BoardFilter> parts) override;
    std::map<DepartmentId, std::int64_t> redByDepartment(ParkId park, Instant now) override;
    std::vector<IssueId> lackingAssistance(ParkId park, Instant assignedUpTo) override;
    std::vector<Document> departments(ParkId park) override;
    std::vector<Document> officers(ParkId park) override;
    VisitPage visits(ParkId park, const VisitFilter& filter) override;
    std::map<OfficerId, VisitCounts> visitsByOfficer(ParkId park, Instant from,
                                                     Instant to) override;
    std::map<EnterpriseId, VisitCounts> visitsByEnterprise(ParkId park, Instant from,
                                                           Instant to) override;
    std::vector<StepCount> stepCounts(ParkId park, std::string_view from,
                                      std::string_view to) override;
    std::vector<Notice> notices(ParkId park, std::span<const std::string> keys, OfficerId person,
                                std::int64_t limit) override;
    Instant noticesSeen(ParkId park, OfficerId person) override;
    void putNoticesSeen(ParkId park, OfficerId person, Instant upTo) override;
    std::int64_t removeNotices(ParkId park, Instant seenBefore, Instant anyBefore) override;
    void addAudit(const AuditEntry& entry) override;
    std::vector<StoredAuditEntry> audit(ParkId park, std::int64_t after,
                                        std::int64_t limit) override;
    std::int64_t newestAudit(ParkId park) override;
    std::vector<SealingKeys> rescueKeys() override;
    void putRescueKey(const SealingKeys& keys, Instant madeAt) override;
    std::optional<Credential> credential(std::string_view login) override;
    std::optional<Credential> credentialOf(ParkId park, OfficerId person) override;
    bool addCredential(const Credential& credential) override;
    void changePassword(const Credential& credential) override;
    std::optional<EnrolmentCode> code(std::string_view codeHash) override;
    void putCode(const EnrolmentCode& code, std::optional<Instant> usedAt) override;
    std::optional<Device> device(DeviceId id) override;
    void putDevice(const Device& device, Instant enrolledAt) override;
    std::vector<DeviceStanding> devices(ParkId park) override;
    std::vector<DeviceId> revokedDevices() override;
    void noteVersion(DeviceId id, std::string_view appVersion) override;
    void noteContact(DeviceId id, OfficerId officer, Instant at) override;
    void revoke(DeviceId id, bool erase, Instant at) override;
    bool noteToldToErase(DeviceId id, Instant at) override;
    std::optional<Token> token(std::string_view tokenHash) override;
    void putToken(const Token& token) override;
    void removeFamily(const Uuid& family) override;
    void removeSessionsOf(ParkId park, OfficerId person) override;
    void removeExpiredTokens(Instant now) override;
    std::vector<ChecklistSource> checklistSources(ParkId park) override;
    std::optional<ChecklistSource> checklistSource(ParkId park, ChecklistId id) override;
    void putChecklistSource(const ChecklistSource& source) override;
    void removeChecklistSource(ParkId park, ChecklistId id) override;
    std::optional<PageSession> pageSession(std::string_view tokenHash) override;
    void putPageSession(const PageSession& session) override;
    void removePageSession(std::string_view tokenHash) override;
    void removeExpiredPageSessions(Instant now) override;
    SignInFailures signInFailures(std::string_view who) override;
    void addSignInFailure(std::string_view who, Instant now, std::int64_t countedMs,
                          std::int64_t mostKept) override;
    void removeSignInFailures(std::string_view who) override;
    void removeSignInFailuresBefore(Instant instant) override;
    std::optional<Upload> upload(const Uuid& id) override;
    void putUpload(const Upload& upload) override;
    void removeUpload(const Uuid& id) override;
    std::vector<Uuid> uploadsExpiredBefore(Instant now) override;

private:
    /// Comes before the first look at anything of the park.
    void hold(ParkId park);
    /// The same where only a row, like "token WHERE token_hash = ?1", tells the park.
    template <class Key>
    void holdParkOf(std::string_view row, const Key& key)
    {
        if (!m_sql.mustHold())
            return;
        SqlStatement found = m_sql.prepare(std::string("SELECT park FROM ").append(row));
        if (found.bind(1, key).step())
            hold(found.id<ParkId>(0));
    }
    [[nodiscard]] bool isNoted(std::string_view key);
    void fillBoard();
    void fillSearch();
    void fillVisits();
    /// Nobody is told of these steps any more.
    void fillSteps();
    void fillAssistance();
    [[nodiscard]] std::int64_t counter(ParkId park, std::string_view name);
    [[nodiscard]] std::int64_t nextPosition(ParkId park);
    void updateKeys(ParkId park, RecordType type, const Uuid& id, const Document& document);
    void putOnBoard(ParkId park, const Uuid& id, const Document& document, const Issue& issue);
    void putInVisits(ParkId park, const Uuid& id, const Document& visit);
    void putStep(ParkId park, const Document& event);
    void countStep(ParkId park, const IssueEvent& event, DepartmentId department);
    void tellOf(ParkId park, const IssueEvent& event, const Issue& issue);
    void awaitAssistance(const IssueEvent& event, const Issue& issue);
    [[nodiscard]] Issue issueOf(ParkId park, const IssueEvent& event);
    [[nodiscard]] std::map<std::string, Instant> seenByAll(ParkId park);
    [[nodiscard]] std::optional<Instant> limitOf(ParkId park, const IssueEvent& answer);
    [[nodiscard]] std::vector<Document> documents(ParkId park, RecordType type);
    [[nodiscard]] std::vector<Document> byName(ParkId park, RecordType type);
    void putDepartments(const Uuid& id, const std::set<DepartmentId>& departments);
    [[nodiscard]] std::int64_t countOnBoard(ParkId park, const BoardFilter& filter);
    [[nodiscard]] BoardPage listed(ParkId park, const BoardFilter& filter);
    [[nodiscard]] BoardPage found(ParkId park, const BoardFilter& filter,
                                  const SearchQuery& search);
    [[nodiscard]] std::vector<Uuid> hits(ParkId park, const BoardFilter& filter,
                                         const SearchQuery& search);
    [[nodiscard]] std::vector<Uuid> firstHits(ParkId park, const BoardFilter& filter,
                                              const SearchQuery& search);
    [[nodiscard]] static bool isSearched(RecordType type);
    void putInSearch(ParkId park, RecordType type, const Uuid& id, const Document& document);
    SqlConnection& m_sql;
    std::set<ParkId> m_held;
    std::map<ParkId, std::int64_t> m_positions; ///< that moved, and are not written yet
    Issue m_newestIssue;                        ///< that was put last: its event comes next
};

/// A name for a past of headquarters.
[[nodiscard]] std::string newEpoch(Random& random);
/// As ServerStore::beginNewEpoch; `epoch` is what the store says it is.
[[nodiscard]] Status renewEpoch(ServerStore& store, Random& random, std::string& epoch);

} // namespace wupan
