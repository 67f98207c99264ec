#pragma once

#include "core/ports/random.h"
#include "core/store/database.h"
#include "server/store/server_store.h"

#include <filesystem>
#include <mutex>

namespace wupan {

/// ServerStore on one SQLite file: one writer connection, and readers that are lent out one per
/// call.
class SqliteServerStore final : public ServerStore
{
public:
    /// Creates or migrates the file. Errors: newerDatabase, diskFull, storage.
    [[nodiscard]] static Result<std::unique_ptr<SqliteServerStore>>
    open(const std::filesystem::path& file, Random& random);

    /// Whether the file is a database of headquarters, of whatever version.
    [[nodiscard]] static bool isDatabase(const std::filesystem::path& file);
    /// After a restore: rescue bundles that were sealed since the backup must be opened, too.
    /// `file`: the database of before; what cannot be read there is left.
    [[nodiscard]] Status takeRescueKeysOf(const std::filesystem::path& file);
    /// After a restore: a lost tablet stays lost. `file` as above.
    [[nodiscard]] Status takeRevocationsOf(const std::filesystem::path& file);
    /// After a restore: says so in the audit of every park, and how the one of `before` ended.
    [[nodiscard]] Status noteRestore(const std::filesystem::path& before, Instant now);

    [[nodiscard]] std::string epoch() override { return m_epoch; }
    [[nodiscard]] std::int64_t sizeBytes() override;
    [[nodiscard]] Status copyTo(const std::filesystem::path& file) override;
    [[nodiscard]] Status beginNewEpoch(Random& random) override;
    [[nodiscard]] Status writeRows(const std::function<Status(SqlConnection&)>& work) override;
    [[nodiscard]] Status readRows(const std::function<Status(SqlConnection&)>& work) override;

private:
    explicit SqliteServerStore(std::filesystem::path file)
        : m_file(std::move(file))
    {}
    [[nodiscard]] std::unique_ptr<Database> borrowReader();
    void giveBack(std::unique_ptr<Database> reader);

    std::filesystem::path m_file;
    std::unique_ptr<Database> m_writer;
    std::mutex m_writerMutex;
    std::vector<std::unique_ptr<Database>> m_idleReaders;
    std::mutex m_readersMutex;
    std::string m_epoch;
};

} // namespace wupan
