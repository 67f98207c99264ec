#include "server/store/postgres_session.h"

#include "server/store/portable_text.h"

#include <libpq-fe.h>

#include <array>
#include <charconv>
#include <cstring>

namespace wupan {
namespace {

// A machine that is gone without a word is noticed within half a minute.
constexpr const char* kDefaults =
    "connect_timeout=5 keepalives_idle=15 keepalives_interval=5 keepalives_count=3 "
    "tcp_user_timeout=30000";
// The board's filters make some hundred different texts.
constexpr std::size_t kMostStatements = 1000;

constexpr Oid kInteger = 20;
constexpr Oid kText = 25;
constexpr Oid kBytes = 17;
constexpr Oid kUuid = 2950;

Oid oidOf(SqlStatement::Kind kind)
{
    switch (kind) {
    case SqlStatement::Kind::integer:
        return kInteger;
    case SqlStatement::Kind::text:
        return kText;
    case SqlStatement::Kind::blob:
        return kBytes;
    case SqlStatement::Kind::uuid:
        return kUuid;
    }
    return kText;
}

/// ?1 is $1 here.
std::string inPostgres(std::string_view sql)
{
    std::string text(sql);
    for (char& sign : text)
        if (sign == '?')
            sign = '$';
    return text;
}

/// Big-endian, of 1, 2, 4 or 8 bytes.
std::int64_t integerOf(std::string_view bytes)
{
    std::uint64_t value = !bytes.empty() &&
                                  (static_cast<unsigned char>(bytes.front()) & 0x80U) != 0 &&
                                  bytes.size() > 1
                              ? ~std::uint64_t{0}
                              : 0;
    for (const char byte : bytes)
        value = value << 8U | static_cast<unsigned char>(byte);
    return static_cast<std::int64_t>(value);
}

ErrorCode codeOf(std::string_view state)
{
    constexpr std::string_view kDiskFull = "53100";
    return state == kDiskFull ? ErrorCode::diskFull : ErrorCode::storage;
}

/// libpq itself gives no state: then it is the connection that failed. It may notice the end of one
/// only at the next call, but 57P… announces it.
bool endsConnection(const char* state)
{
    return state == nullptr || std::string_view(state).starts_with("57P");
}

/// What stands below is advice, or about the other addresses of the same machine.
std::string firstLine(const char* message)
{
    const std::string_view text(message != nullptr ? message : "");
    return std::string(text.substr(0, text.find('\n')));
}

} // namespace

void PostgresDeleter::operator()(pg_conn* connection) const
{
    PQfinish(connection);
}

void PostgresDeleter::operator()(pg_result* result) const
{
    PQclear(result);
}

/// Its parameters go over in binary, and so do the columns of its rows, all rows at once.
class PostgresStatement final : public SqlStatement::Backend
{
public:
    using Kind = SqlStatement::Kind;

    PostgresStatement(PostgresSession& session, std::string_view sql)
        : m_session(session)
        , m_sql(sql)
    {}

    void bindNull(int index, Kind kind) override { at(index) = {oidOf(kind), {}, {}, true}; }
    void bind(int index, std::int64_t value) override
    {
        std::string bytes(sizeof value, '\0');
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<char>(static_cast<std::uint64_t>(value) >>
                                         (8U * (bytes.size() - 1 - i)));
        at(index) = {kInteger, std::move(bytes), {}, false};
    }
    void bind(int index, std::string_view bytes, Kind kind) override
    {
        if (kind == Kind::text && !isPortableText(bytes))
            at(index) = {kText, portableText(bytes), {}, false};
        else
            at(index) = {oidOf(kind), {}, bytes, false};
    }
    void bind(int index, const Uuid& uuid) override
    {
        at(index) = {
            kUuid,
            std::string(reinterpret_cast<const char*>(uuid.bytes.data()), uuid.bytes.size()),
            {},
            false};
    }

    bool step() override
    {
        if (!m_result) {
            execute();
            m_row = -1;
        }
        return ++m_row < PQntuples(m_result.get());
    }
    std::int64_t run() override
    {
        execute();
        const std::string_view count = PQcmdTuples(m_result.get());
        std::int64_t changed = 0;
        std::from_chars(count.data(), count.data() + count.size(), changed);
        m_result.reset();
        m_parameters.clear();
        return changed;
    }
    [[nodiscard]] bool isNull(int column) const override
    {
        return PQgetisnull(m_result.get(), m_row, column) != 0;
    }
    [[nodiscard]] std::int64_t integer(int column) const override
    {
        return integerOf(bytes(column, Kind::integer));
    }
    [[nodiscard]] std::string_view bytes(int column, Kind /*kind*/) const override
    {
        return {PQgetvalue(m_result.get(), m_row, column),
                static_cast<std::size_t>(PQgetlength(m_result.get(), m_row, column))};
    }

private:
    struct Parameter
    {
        Oid type = kText;
        std::string own;
        std::string_view lent; ///< when `own` is empty
        bool null = true;
    };

    Parameter& at(int index)
    {
        const auto count = static_cast<std::size_t>(index);
        if (m_parameters.size() < count)
            m_parameters.resize(count);
        return m_parameters[count - 1];
    }

    void execute()
    {
        std::vector<Oid> types;
        std::vector<const char*> values;
        std::vector<int> lengths;
        for (const Parameter& parameter : m_parameters) {
            const std::string_view value =
                parameter.own.empty() ? parameter.lent : std::string_view(parameter.own);
            types.push_back(parameter.type);
            values.push_back(parameter.null ? nullptr : value.empty() ? "" : value.data());
            lengths.push_back(static_cast<int>(value.size()));
        }
        const std::vector<int> binary(values.size(), 1);
        const std::string& name = m_session.nameOf(m_sql, types);
        m_result = m_session.checked(PQexecPrepared(m_session.handle(), name.c_str(),
                                                    static_cast<int>(values.size()), values.data(),
                                                    lengths.data(), binary.data(), 1));
    }

    PostgresSession& m_session;
    std::string m_sql;
    std::vector<Parameter> m_parameters;
    PostgresResult m_result;
    int m_row = -1;
};

Result<PostgresAddress> PostgresAddress::parse(const std::string& url)
{
    const bool looksLikeOne = url.starts_with("postgresql://") || url.starts_with("postgres://");
    char* message = nullptr;
    PQconninfoOption* options = looksLikeOne ? PQconninfoParse(url.c_str(), &message) : nullptr;
    PQfreemem(message); // it may quote the password
    if (options == nullptr)
        return Error{ErrorCode::invalidInput,
                     "a database is named like postgresql://user@host:5432/name"};
    PQconninfoFree(options);
    return PostgresAddress(url);
}

std::string PostgresAddress::shown() const
{
    std::string text = "PostgreSQL";
    PQconninfoOption* options = PQconninfoParse(m_url.c_str(), nullptr);
    for (const PQconninfoOption* option = options; option != nullptr && option->keyword != nullptr;
         ++option) {
        const std::string_view keyword = option->keyword;
        if (option->val != nullptr && (keyword == "host" || keyword == "dbname"))
            text.append(keyword == "host" ? " at " : ", database ").append(option->val);
    }
    PQconninfoFree(options);
    return text;
}

PostgresSession::PostgresSession(const PostgresAddress& address)
{
    // What the address says comes later, so it counts.
    std::vector<const char*> keywords;
    std::vector<const char*> values;
    PQconninfoOption* defaults = PQconninfoParse(kDefaults, nullptr);
    for (const PQconninfoOption* option = defaults; option != nullptr && option->keyword != nullptr;
         ++option)
        if (option->val != nullptr) {
            keywords.push_back(option->keyword);
            values.push_back(option->val);
        }
    for (const auto& [keyword, value] : std::array{
             std::pair{"dbname", address.url().c_str()}, std::pair{"client_encoding", "UTF8"},
             std::pair{"fallback_application_name", "wupan-hq"},
             std::pair<const char*, const char*>{}}) {
        keywords.push_back(keyword);
        values.push_back(value);
    }
    m_connection.reset(PQconnectdbParams(keywords.data(), values.data(), 1));
    PQconninfoFree(defaults);
    PQsetNoticeProcessor(
        handle(), [](void*, const char*) {}, nullptr);
    if (PQstatus(handle()) != CONNECTION_OK)
        throw SqlError({ErrorCode::storage, address.shown() + " does not answer: " +
                                                firstLine(PQerrorMessage(handle()))});
    const char* encoding = PQparameterStatus(handle(), "server_encoding");
    if (encoding != nullptr && std::strcmp(encoding, "UTF8") != 0)
        throw SqlError({ErrorCode::storage, address.shown() + " has the encoding " + encoding +
                                                ": create the database with ENCODING 'UTF8'"});
    m_forgetsCommits = textOf("SHOW synchronous_commit") == "off";
}

PostgresResult PostgresSession::checked(pg_result* result)
{
    PostgresResult owned(result);
    const ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
        return owned;
    const char* state = result != nullptr ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const char* reason =
        result != nullptr ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
    m_isLost = m_isLost || endsConnection(state);
    // The long message may quote a row.
    throw SqlError({codeOf(state != nullptr ? state : ""),
                    std::string("PostgreSQL: ") +
                        (reason != nullptr ? reason : firstLine(PQerrorMessage(handle())))});
}

void PostgresSession::execute(const std::string& sql)
{
    static_cast<void>(checked(PQexec(handle(), sql.c_str())));
}

std::string PostgresSession::textOf(const std::string& sql)
{
    const PostgresResult result = checked(PQexec(handle(), sql.c_str()));
    return PQntuples(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : "";
}

void PostgresSession::commit()
{
    const PostgresResult result = checked(PQexec(handle(), "COMMIT"));
    // A transaction in which something failed is rolled back by it.
    if (std::strcmp(PQcmdStatus(result.get()), "COMMIT") != 0)
        throw SqlError({ErrorCode::storage, "PostgreSQL rolled the transaction back"});
}

SqlStatement PostgresSession::prepare(std::string_view sql)
{
    return SqlStatement(std::make_unique<PostgresStatement>(*this, sql));
}

const std::string& PostgresSession::nameOf(const std::string& sql, const std::vector<Oid>& types)
{
    if (const auto present = m_names.find(sql); present != m_names.end())
        return present->second;
    if (m_names.size() >= kMostStatements) {
        execute("DEALLOCATE ALL");
        m_names.clear();
    }
    const std::string name = "wupan" + std::to_string(++m_named);
    static_cast<void>(checked(PQprepare(handle(), name.c_str(), inPostgres(sql).c_str(),
                                        static_cast<int>(types.size()), types.data())));
    return m_names.emplace(sql, name).first->second;
}

bool PostgresSession::isLost() const
{
    return m_isLost || PQstatus(handle()) != CONNECTION_OK;
}

bool PostgresSession::inTransaction() const
{
    return PQtransactionStatus(handle()) != PQTRANS_IDLE;
}

} // namespace wupan
