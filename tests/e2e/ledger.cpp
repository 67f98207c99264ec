#include "tests/e2e/ledger.h"

#include "core/base/hash.h"
#include "core/services/attachment_service.h"
#include "core/services/issue_service.h"
#include "core/store/enterprise_store.h"

#include <QFile>

#include <stdexcept>

namespace wupan::test {
namespace {

std::int64_t numberIn(Database& database, std::string_view sql, const Uuid& id)
{
    Statement statement = database.prepare(sql);
    statement.bind(1, id);
    return statement.step() ? statement.integer(0) : 0;
}

QByteArray about(const Uuid& id, const char* what)
{
    return QByteArray::fromStdString(id.text()) + ' ' + what;
}

} // namespace

Ledger::Ledger(Device& tablet, const QString& headquartersFolder)
    : m_tablet(tablet)
    , m_folder(headquartersFolder)
    , m_enterprise(EnterpriseStore(tablet.tablet->database()).page("", 0, 1).front().enterprise.id)
{}

void Ledger::saveIssue()
{
    NewIssue issue;
    issue.enterpriseId = m_enterprise;
    issue.title = "Issue " + std::to_string(m_saved.size());
    const auto saved = IssueService(*m_tablet.tablet).capture(issue);
    m_saved.push_back({RecordType::issue, saved.value().uuid, {}});
}

void Ledger::savePhoto(std::size_t bytes)
{
    NewFile photo;
    photo.ownerType = RecordType::enterprise;
    photo.ownerId = m_enterprise.uuid;
    photo.bytes = "\xFF\xD8\xFF" + std::to_string(m_saved.size()) + " of " +
                  m_tablet.tablet->actor().deviceId.text();
    photo.bytes.resize(std::max(photo.bytes.size(), bytes), 'p');
    const auto saved = AttachmentService(*m_tablet.tablet).add(photo);
    m_saved.push_back({RecordType::attachment, saved.value().uuid, photo.bytes});
}

QByteArray Ledger::fault()
{
    Database headquarters((m_folder + "/hq.db").toStdString(), OpenMode::reader);
    QByteArray fault = faultOfHistory(headquarters);
    if (fault.isEmpty())
        fault = faultOfIssues(headquarters);
    for (const Saved& saved : m_saved)
        if (fault.isEmpty())
            fault = faultOf(headquarters, saved);
    return fault;
}

QByteArray Ledger::faultOfHistory(Database& headquarters)
{
    const Uuid device = m_tablet.tablet->actor().deviceId.uuid;
    const auto wanted = static_cast<std::int64_t>(m_saved.size());
    const std::int64_t entries =
        numberIn(headquarters, "SELECT count(*) FROM history WHERE device = ?1", device);
    const std::int64_t last =
        numberIn(headquarters, "SELECT max(sequence) FROM history WHERE device = ?1", device);
    if (entries == wanted && last == wanted)
        return {};
    return QString("%1 edits were saved; the history has %2, the last with number %3")
        .arg(wanted)
        .arg(entries)
        .arg(last)
        .toUtf8();
}

QByteArray Ledger::faultOfIssues(Database& headquarters)
{
    Statement twice = headquarters.prepare(
        "SELECT json_extract(document, '$.issueId') FROM record WHERE type = 'issue_event' "
        "GROUP BY 1, json_extract(document, '$.step') "
        "HAVING json_extract(document, '$.step') = 'register' AND count(*) > 1");
    if (twice.step())
        return "registered twice: " + QByteArray::fromStdString(std::string(twice.text(0)));
    Statement numbers = headquarters.prepare(
        "SELECT count(json_extract(document, '$.number')), "
        "count(DISTINCT json_extract(document, '$.number')) FROM record WHERE type = 'issue'");
    numbers.step();
    return numbers.integer(0) == numbers.integer(1) ? QByteArray() : "a number was given twice";
}

QByteArray Ledger::faultOf(Database& headquarters, const Saved& saved)
{
    // Headquarters itself notes the receipt of a photo, as another device.
    Statement edits =
        headquarters.prepare("SELECT count(*) FROM history WHERE record_id = ?1 AND device = ?2");
    edits.bind(1, saved.id).bind(2, m_tablet.tablet->actor().deviceId);
    edits.step();
    if (edits.integer(0) != 1)
        return about(saved.id, "is not in the history exactly once");
    Statement row = headquarters.prepare("SELECT document FROM record WHERE id = ?1");
    row.bind(1, saved.id);
    if (!row.step())
        return about(saved.id, "is no record of headquarters");
    const Document theirs = parseObject(row.text(0)).value();
    if (RecordStore(m_tablet.tablet->database()).read(saved.type, saved.id) != theirs)
        return about(saved.id, "differs between headquarters and the tablet");
    if (saved.type != RecordType::attachment)
        return {};
    if (!theirs.contains("receivedAt"))
        return about(saved.id, "is not said to be received");
    const QString hash = QString::fromStdString(sha256Hex(saved.photo));
    QFile file(QString("%1/files/%2/%3").arg(m_folder, hash.left(2), hash));
    if (!file.open(QIODevice::ReadOnly) || file.readAll().toStdString() != saved.photo)
        return about(saved.id, "has other bytes at headquarters");
    return {};
}

} // namespace wupan::test
