#pragma once

#include "app/core_thread.h"
#include "attention_editor.h"
#include "core/model/issue.h"
#include "core/services/issue_service.h"
#include "core/services/visit_service.h"
#include "core/store/attention_store.h"
#include "core/store/outbox_store.h"
#include "rescue_export.h"
#include "sign_in_editor.h"
#include "sync_status.h"
#include "tests/support/opened_bundle.h"
#include "tests/support/temporary_tablet.h"

#include <QObject>
#include <QtQmlIntegration>

namespace wupan::test {

/// The real view models of the sync and sign-in pages, over a real tablet with one planned visit
/// that waits, and, when asked for, edits that need someone.
class SyncPageFixture : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(wupan::SyncStatus* status READ status CONSTANT FINAL)
    Q_PROPERTY(wupan::AttentionEditor* attention READ attention CONSTANT FINAL)
    Q_PROPERTY(wupan::RescueExport* rescue READ rescue CONSTANT FINAL)
    Q_PROPERTY(wupan::SignInEditor* signIn READ signIn CONSTANT FINAL)

public:
    explicit SyncPageFixture(QObject* parent = nullptr)
        : QObject(parent)
    {
        static_cast<void>(
            VisitService(*m_device.tablet).plan(m_device.enterprise.id, m_device.clock.now()));
    }

    [[nodiscard]] SyncStatus* status() { return &m_status; }
    [[nodiscard]] AttentionEditor* attention() { return &m_attention; }
    [[nodiscard]] RescueExport* rescue() { return &m_rescue; }
    [[nodiscard]] SignInEditor* signIn() { return &m_signIn; }

    /// Both sides changed the description of an issue.
    Q_INVOKABLE void clash()
    {
        Issue issue;
        issue.id = m_device.newId<IssueId>();
        issue.title = "用电增容申请";
        issue.registeredBy = m_device.officer.id;
        issue.description = "企业已提交增容申请，方案已答复，希望尽快送电。";
        m_device.pull(issue, 3);
        Change change = editOf(RecordType::issue, issue.id.uuid, ChangeKind::update);
        change.fields["description"] = "企业已提交增容申请，需 630 kVA，希望月底前送电。";
        change.was["description"] = "企业已提交增容申请，希望尽快送电。";
        ChangeOutcome outcome;
        outcome.outcome = Outcome::conflict;
        outcome.theirs["description"] = issue.description;
        needs(change, outcome);
    }
    /// Headquarters did not take a new issue.
    Q_INVOKABLE void refuse(const QString& reason)
    {
        Change change =
            editOf(RecordType::issue, m_device.newId<IssueId>().uuid, ChangeKind::create);
        change.fields = {{"enterpriseId", m_device.enterprise.id.text()},
                         {"title", "厂区道路破损"},
                         {"description", "北门到三号厂房一段，货车绕行。"},
                         {"category", "facilities"},
                         {"urgency", "normal"}};
        change.step = "register";
        change.eventId = m_device.newId<IssueEventId>();
        ChangeOutcome outcome;
        outcome.outcome = Outcome::refused;
        outcome.reason = reason.toStdString();
        needs(change, outcome);
    }
    /// The kinds of the edits that wait, the newest last.
    Q_INVOKABLE QStringList waitingKinds()
    {
        QStringList kinds;
        static_cast<void>(m_device.tablet->inTransaction([&] {
            for (const Change& change :
                 OutboxStore(m_device.tablet->database()).editsOf(m_concerned))
                kinds << QString::fromUtf8(word(change.kind));
            return done();
        }));
        return kinds;
    }
    /// A text of the newest edit that waits.
    Q_INVOKABLE QString waitingText(const QString& field)
    {
        QString text;
        static_cast<void>(m_device.tablet->inTransaction([&] {
            const auto edits = OutboxStore(m_device.tablet->database()).editsOf(m_concerned);
            if (!edits.empty())
                text = QString::fromStdString(
                    std::string(textAt(edits.back().fields, field.toStdString())));
            return done();
        }));
        return text;
    }
    /// As if it had been decided elsewhere, so that the next test begins with none.
    Q_INVOKABLE void forgetAll()
    {
        m_device.tablet->database().execute("UPDATE attention SET decision = 'givenUp'");
        emit m_core.recordsChanged();
    }

    /// As if the tablet had been enrolled.
    Q_INVOKABLE void giveRescueKey()
    {
        test::giveRescueKey(*m_device.tablet, m_keys, m_device.park.id);
    }
    /// How many edits are in the rescue bundles that were saved; -1 when one cannot be read.
    Q_INVOKABLE int rescuedEdits() const
    {
        int edits = 0;
        const std::filesystem::path folder = m_device.folder() / "exports";
        for (const auto& file : std::filesystem::directory_iterator(folder)) {
            if (file.path().extension() != ".wupan-rescue")
                continue;
            const auto bundle = OpenedBundle::open(file.path(), m_keys);
            if (!bundle)
                return -1;
            edits += static_cast<int>(bundle->edits.size());
        }
        return edits;
    }

    /// As after the data were damaged.
    Q_INVOKABLE void salvaged()
    {
        static_cast<void>(m_device.tablet->inTransaction([&] {
            SalvageReport report;
            report.lostEdits = report.unreadable = report.lostDrafts = 3;
            report.mayLackMore = true;
            report.keptAs = "wupan-damaged-1.db";
            SalvageStore(m_device.tablet->database()).setReport(report);
            return done();
        }));
        emit m_core.recordsChanged();
    }

    /// What headquarters asks of tablets; empty = nothing.
    Q_INVOKABLE void wantVersion(const QString& version)
    {
        m_device.park.wantedAppVersion = version.toStdString();
        m_device.pull(m_device.park, 2);
        emit m_core.recordsChanged();
    }

    Q_INVOKABLE void syncedWell() { emit m_core.syncFinished(SyncReport{}); }
    Q_INVOKABLE void syncFailed()
    {
        SyncReport report;
        report.error = Error{ErrorCode::protocol, ""};
        emit m_core.syncFinished(report);
    }
    Q_INVOKABLE void networkCut()
    {
        SyncReport report;
        report.error = Error{ErrorCode::unreachable, ""};
        emit m_core.syncFinished(report);
    }
    /// What the core says of photos and the network.
    Q_INVOKABLE void filesHeld(bool offered, bool wanted, bool now)
    {
        emit m_core.filesHeld(offered, wanted, now);
    }
    Q_INVOKABLE void openedSignedIn() { emit m_core.opened(done(), true, true, "officer-1"); }
    Q_INVOKABLE void openedFirstTime() { emit m_core.opened(done(), false, false, {}); }
    Q_INVOKABLE void withdrawn() { emit m_core.withdrawn(Error{ErrorCode::deviceRevoked, ""}); }
    Q_INVOKABLE void erased() { emit m_core.withdrawn(Error{ErrorCode::eraseDevice, ""}); }
    Q_INVOKABLE void passwordRefused()
    {
        emit m_core.signInFinished(Error{ErrorCode::wrongPassword, ""});
    }

private:
    Change editOf(RecordType type, const Uuid& id, ChangeKind kind)
    {
        Change change = LocalRows(*m_device.tablet).change(type, id, kind);
        change.sequence = ++m_sequence;
        change.chain = chainAfter("", change.editId);
        m_concerned = id;
        return change;
    }
    void needs(const Change& change, const ChangeOutcome& outcome)
    {
        static_cast<void>(m_device.tablet->inTransaction([&] {
            AttentionStore(m_device.tablet->database())
                .add(change, outcome, m_device.clock.now().plusMs(m_sequence));
            return done();
        }));
        emit m_core.recordsChanged();
    }

    TemporaryTablet m_device;
    CoreThread m_core{*m_device.tablet};
    SyncStatus m_status{m_core};
    AttentionEditor m_attention{m_core,
                                QString::fromStdString((m_device.folder() / "exports").string())};
    RescueExport m_rescue{m_core, QString::fromStdString((m_device.folder() / "exports").string())};
    SignInEditor m_signIn{m_core, "https://hq.example"};
    SealingKeys m_keys = sealingKeys();
    std::int64_t m_sequence = 0;
    Uuid m_concerned; ///< record of the newest edit that needs someone
};

} // namespace wupan::test
