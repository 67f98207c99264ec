#pragma once

#include "core/model/visit.h"
#include "core/services/visit_service.h"
#include "core/store/meta_store.h"
#include "core/store/outbox_store.h"
#include "tests/support/temporary_tablet.h"

namespace wupan {

std::span<const Migration> tabletMigrations();

namespace test {

/// Puts a database in the tablet's folder as a program with the first `version` migrations had it,
/// with a visit whose edit waits. The tablet is closed then.
inline VisitId becomeOld(TemporaryTablet& device, std::size_t version)
{
    const VisitId visit =
        VisitService(*device.tablet).plan(device.enterprise.id, device.clock.now()).value();
    const Change edit = OutboxStore(device.tablet->database()).editsOf(visit.uuid).front();
    const Actor actor = device.tablet->actor();
    const Document row = toDocument(device.load<Visit>(visit));
    device.tablet.reset();
    const std::filesystem::path file = device.folder() / "wupan.db";
    std::filesystem::remove(file);
    Database database(file, OpenMode::writer);
    if (!migrate(database, tabletMigrations().first(version)))
        throw std::runtime_error("the old version does not open");
    Transaction transaction(database);
    RecordStore records(database);
    // Parks and checklists have had fields since.
    database.prepare("INSERT INTO park (id, revision, name) VALUES (?1, 1, ?2)")
        .bind(1, device.park.id)
        .bind(2, std::string_view(device.park.name))
        .run();
    records.write(RecordType::officer, toDocument(device.officer));
    records.write(RecordType::enterprise, toDocument(device.enterprise));
    database
        .prepare("INSERT INTO checklist (id, revision, form_id, version, title, xml, active) "
                 "VALUES (?1, 1, ?2, ?3, ?4, ?5, 1)")
        .bind(1, device.checklist.id)
        .bind(2, std::string_view(device.checklist.formId))
        .bind(3, std::string_view(device.checklist.version))
        .bind(4, std::string_view(device.checklist.title))
        .bind(5, std::string_view(device.checklist.xml))
        .run();
    records.write(RecordType::visit, row);
    OutboxStore(database).setBase(RecordType::visit, visit.uuid, nullptr);
    OutboxStore(database).add(edit);
    MetaStore meta(database);
    meta.set(MetaKey::officerId, actor.id.text());
    meta.set(MetaKey::role, word(actor.role));
    transaction.commit();
    return visit;
}

} // namespace test
} // namespace wupan
