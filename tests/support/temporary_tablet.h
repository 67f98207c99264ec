#pragma once

#include "core/model/checklist.h"
#include "core/model/enterprise.h"
#include "core/model/officer.h"
#include "core/model/park.h"
#include "core/store/record_store.h"
#include "core/store/tablet.h"
#include "core/sync/local_rows.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QTemporaryDir>

#include <stdexcept>

namespace wupan::test {

/// A real tablet in a folder of its own, with nothing in it.
class EmptyTablet
{
public:
    /// 2026-11-23 09:00 in the park.
    static constexpr Instant kStart{1'795'395'600'000};

    EmptyTablet()
        : clock(kStart)
        , random(7)
    {
        reopen();
    }

    /// Closes and opens again, as after a restart of the program.
    void reopen()
    {
        tablet.reset();
        auto opened = Tablet::open(folder(), clock, random);
        if (!opened)
            throw std::runtime_error(opened.error().detail);
        tablet = std::move(*opened);
    }

    void signIn(OfficerId id, Role role = Role::officer)
    {
        Actor actor;
        actor.id = id;
        actor.role = role;
        actor.deviceId = newId<DeviceId>();
        require(tablet->setActor(actor));
    }

    /// As if headquarters had sent it.
    template <class R>
    void pull(const R& record, std::int64_t revision = 1)
    {
        Document document = toDocument(record);
        document["revision"] = revision;
        pull(R::kType, document);
    }

    void pull(RecordType type, const Document& document)
    {
        require(tablet->inTransaction([&] {
            LocalRows(*tablet).adopt(type, Uuid::parse(textAt(document, "id")).value(), &document);
            return done();
        }));
    }

    template <class R>
    [[nodiscard]] R load(const decltype(R::id)& id)
    {
        return RecordStore(tablet->database()).load<R>(id).value();
    }

    template <class IdType>
    [[nodiscard]] IdType newId()
    {
        return IdType{Uuid::v7(clock.now(), random)};
    }

    [[nodiscard]] std::filesystem::path folder() const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / "data";
    }

    ManualClock clock;
    SeededRandom random;
    std::unique_ptr<Tablet> tablet;

protected:
    static void require(const Status& status)
    {
        if (!status)
            throw std::runtime_error(status.error().detail);
    }

private:
    QTemporaryDir m_folder;
};

/// One with one park, one signed-in officer, one enterprise, one checklist.
class TemporaryTablet : public EmptyTablet
{
public:
    TemporaryTablet()
    {
        park.id = newId<ParkId>();
        park.name = "样本园区";
        officer.id = newId<OfficerId>();
        officer.name = "样本干部";
        enterprise.id = newId<EnterpriseId>();
        enterprise.name = "智能装备示范企业";
        checklist.id = newId<ChecklistId>();
        checklist.formId = "enterprise-visit";
        checklist.version = "7";
        pull(park);
        pull(officer);
        pull(enterprise);
        pull(checklist);
        signIn(officer.id);
    }

    Park park;
    Officer officer;
    Enterprise enterprise;
    Checklist checklist;
};

} // namespace wupan::test
