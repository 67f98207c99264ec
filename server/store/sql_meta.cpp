#include "server/store/sql_transaction.h"

// The part of SqlTransaction that deals with the database as a whole.
namespace wupan {
namespace {

constexpr std::string_view kBoardFilled = "boardFilled";
constexpr std::string_view kSearchFilled = "searchFilled";
constexpr std::string_view kVisitsFilled = "visitsFilled";
constexpr std::string_view kStepsFilled = "stepsFilled";
constexpr std::string_view kAssistanceFilled = "assistanceFilled";

// More issues than a park registers between two backups: the numbers of those that a restore loses
// may be known to people.
constexpr std::int64_t kNumbersLeftOut = 1000;

} // namespace

std::string newEpoch(Random& random)
{
    constexpr std::size_t kRandomPart = 24; // of the text of a UUID
    return Uuid::v7(Instant{0}, random).text().substr(kRandomPart);
}

Status renewEpoch(ServerStore& store, Random& random, std::string& epoch)
{
    const std::string fresh = newEpoch(random);
    Status begun = store.writeRows([&](SqlConnection& rows) {
        SqlTransaction(rows).beginEpoch(fresh);
        return done();
    });
    if (begun)
        epoch = fresh;
    return begun;
}

std::string SqlTransaction::epochOr(const std::string& fresh)
{
    m_sql.prepare("INSERT INTO meta (key, value) VALUES ('epoch', ?1) ON CONFLICT DO NOTHING")
        .bind(1, std::string_view(fresh))
        .run();
    SqlStatement epoch = m_sql.prepare("SELECT value FROM meta WHERE key = 'epoch'");
    return epoch.step() ? std::string(epoch.text(0)) : fresh;
}

void SqlTransaction::beginEpoch(std::string_view epoch)
{
    m_sql.prepare("UPDATE meta SET value = ?1 WHERE key = 'epoch'").bind(1, epoch).run();
    m_sql.prepare("UPDATE counter SET value = value + ?1 WHERE name LIKE 'issue-%'")
        .bind(1, kNumbersLeftOut)
        .run();
}

bool SqlTransaction::isNoted(std::string_view key)
{
    SqlStatement noted = m_sql.prepare("SELECT 1 FROM meta WHERE key = ?1");
    noted.bind(1, key);
    return noted.step();
}

bool SqlTransaction::isFilledIn()
{
    return isNoted(kBoardFilled) && isNoted(kSearchFilled) && isNoted(kVisitsFilled) &&
           isNoted(kStepsFilled) && isNoted(kAssistanceFilled);
}

void SqlTransaction::fillIn()
{
    const auto once = [&](std::string_view key, void (SqlTransaction::*fill)()) {
        if (isNoted(key))
            return;
        (this->*fill)();
        m_sql.prepare("INSERT INTO meta (key, value) VALUES (?1, 'yes')").bind(1, key).run();
    };
    once(kBoardFilled, &SqlTransaction::fillBoard);
    once(kSearchFilled, &SqlTransaction::fillSearch);
    once(kVisitsFilled, &SqlTransaction::fillVisits);
    once(kStepsFilled, &SqlTransaction::fillSteps);
    once(kAssistanceFilled, &SqlTransaction::fillAssistance);
}

} // namespace wupan
