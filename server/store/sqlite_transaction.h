#pragma once

#include "core/store/database.h"
#include "server/store/server_store.h"

#include <map>
#include <set>

namespace wupan {

/// StoreTransaction over one SQLite connection. Throws SqliteError.
class SqliteTransaction final : public StoreTransaction
{
public:
    explicit SqliteTransaction(Database& database)
        : m_database(database)
    {}

    /// REQUIRES: called before the commit, after the last write.
    void finish();
    /// Puts every issue on the board, of a database that had none.
    void fillBoard();
    /// Makes everything found by a search, likewise.
    void fillSearch();

    std::optional<StoredRecord> record(ParkId park, RecordType type, const Uuid& id) override;
    bool exists(const Uuid& id) override;
    std::int64_t put(ParkId park, RecordType type, Document document,
                     const FieldTimes& times) override;
    std::vector<Uuid> recordsWith(ParkId park, RecordType type, std::string_view field,
                                  std::string_view value) override;
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
    BoardPage board(ParkId park, const BoardFilter& filter) override;
    std::vector<std::int64_t> boardCounts(ParkId park, const BoardFilter& scope,
                                          std::span<const BoardFilter> parts) override;
    std::map<DepartmentId, std::int64_t> redByDepartment(ParkId park, Instant now) override;
    std::vector<Document> departments(ParkId park) override;
    void addAudit(const AuditEntry& entry) override;
    std::vector<StoredAuditEntry> audit(ParkId park, std::int64_t after,
                                        std::int64_t limit) override;
    std::int64_t newestAudit(ParkId park) override;
    std::vector<SealingKeys> rescueKeys() override;
    void putRescueKey(const SealingKeys& keys, Instant madeAt) override;
    std::optional<Credential> credential(std::string_view login) override;
    void putCredential(const Credential& credential) override;
    std::optional<EnrolmentCode> code(std::string_view codeHash) override;
    void putCode(const EnrolmentCode& code, std::optional<Instant> usedAt) override;
    std::optional<Device> device(DeviceId id) override;
    void putDevice(const Device& device, Instant enrolledAt) override;
    std::vector<DeviceStanding> devices(ParkId park) override;
    std::vector<DeviceId> revokedDevices() override;
    void noteContact(DeviceId id, OfficerId officer, Instant at) override;
    void revoke(DeviceId id, bool erase, Instant at) override;
    bool noteToldToErase(DeviceId id, Instant at) override;
    std::optional<Token> token(std::string_view tokenHash) override;
    void putToken(const Token& token) override;
    void removeFamily(const Uuid& family) override;
    void removeExpiredTokens(Instant now) override;
    std::optional<PageSession> pageSession(std::string_view tokenHash) override;
    void putPageSession(const PageSession& session) override;
    void removePageSession(std::string_view tokenHash) override;
    void removeExpiredPageSessions(Instant now) override;
    std::optional<Upload> upload(const Uuid& id) override;
    void putUpload(const Upload& upload) override;
    void removeUpload(const Uuid& id) override;
    std::vector<Uuid> uploadsExpiredBefore(Instant now) override;

private:
    [[nodiscard]] std::int64_t counter(ParkId park, std::string_view name);
    [[nodiscard]] std::int64_t nextPosition(ParkId park);
    void updateKeys(ParkId park, RecordType type, const Uuid& id, const Document& document);
    void putOnBoard(ParkId park, const Uuid& id, const Document& issue);
    void putDepartments(const Uuid& id, const std::set<DepartmentId>& departments);
    [[nodiscard]] std::int64_t countOnBoard(ParkId park, const BoardFilter& filter);
    [[nodiscard]] static bool isSearched(RecordType type);
    void putInSearch(ParkId park, RecordType type, const Uuid& id, const Document& document);
    Database& m_database;
    std::map<ParkId, std::int64_t> m_positions; ///< that moved, and are not written yet
};

} // namespace wupan
