#include "app/tour/tour.h"

#include "app/core_thread.h"
#include "app/tour/page_complaints.h"
#include "core/base/hash.h"
#include "core/store/attachment_store.h"
#include "core/store/issue_store.h"
#include "enterprise_list_model.h"
#include "enterprise_profile.h"
#include "issue_capture_editor.h"
#include "issue_editor.h"
#include "sign_in_editor.h"
#include "sync_status.h"
#include "today_board.h"
#include "visit_editor.h"

#include <QDateTime>

#include <algorithm>
#include <set>

namespace wupan {
Tour::Tour(const TourParts& parts, QQuickWindow& window, const QDir& folder, TourEntrance entrance)
    : m_parts(parts)
    , m_folder(folder)
    , m_entrance(std::move(entrance))
    , m_hand(window, folder)
    , m_out(stdout)
{}

int Tour::run()
{
    const PageComplaints complaints;
    try {
        signIn();
        seeToday();
        findEnterprise();
        checkIn();
        answerSections();
        captureIssue();
        summarize();
        sign();
        complete();
        seeWhatWaits();
        sync();
        seeIssue();
        seeUprightAndOnAPhone();
        tellWhatArrived();
        begin("see that no page complained");
        if (!complaints.first().isEmpty())
            throw TourFailure(complaints.first());
        m_out << "tour: done; the pictures are in " << m_folder.absolutePath() << Qt::endl;
    } catch (const TourFailure& failure) {
        m_out.flush();
        QTextStream(stderr) << "tour: “" << m_step << "” failed: " << failure.what() << Qt::endl;
        try {
            m_hand.takePicture("where-it-failed");
        } catch (const TourFailure&) {
            // The sentence above says enough.
        }
        return 1;
    }
    return 0;
}

void Tour::begin(const QString& step)
{
    m_step = step;
    m_out << "tour: " << step << Qt::endl;
}

void Tour::signIn()
{
    begin("sign in");
    m_hand.waitUntil("the tablet's data", [&] { return m_parts.signIn.ready(); });
    if (!m_parts.signIn.fatalText().isEmpty())
        throw TourFailure(m_parts.signIn.fatalText());
    if (!m_parts.signIn.signedIn()) {
        if (m_parts.signIn.needsCode())
            m_hand.type("enrolCode", m_entrance.code);
        m_hand.type("login", m_entrance.login);
        m_hand.type("password", m_entrance.password);
        m_hand.takePicture("sign-in");
        m_hand.pressEnter();
        m_hand.waitUntil("headquarters' answer", [&] { return !m_parts.signIn.busy(); });
        if (!m_parts.signIn.signedIn())
            throw TourFailure(m_parts.signIn.errorText());
    }
    m_hand.waitUntil("the park's data", [&] {
        return m_parts.sync.online() && !m_parts.sync.busy() && m_parts.today.loaded() &&
               m_parts.today.suggestions()->rowCount() > 0;
    });
}

void Tour::seeToday()
{
    begin("see today");
    m_hand.tap("navToday");
    m_hand.takePicture("today");
}

void Tour::findEnterprise()
{
    begin("find an enterprise by its initials");
    m_hand.tap("navEnterprises");
    const int all = m_parts.enterprises.count();
    m_hand.type("enterpriseSearch", "znzb");
    m_hand.waitUntil("fewer enterprises", [&] { return m_parts.enterprises.count() < all; });
    m_hand.tap("enterpriseRow:0");
    m_hand.waitUntil("the enterprise", [&] { return m_parts.enterprise.loaded(); });
    m_hand.takePicture("enterprises");
}

void Tour::checkIn()
{
    begin("add a suggested visit to today and check in");
    m_hand.tap("navToday");
    const QString enterprise = m_parts.today.suggestions()->rows().front().title;
    m_hand.tap("addToday:0");
    int row = -1;
    m_hand.waitUntil("the visit on today's list", [&] {
        const std::vector<VisitLine>& visits = m_parts.today.visits()->rows();
        const auto added = std::ranges::find(visits, enterprise, &VisitLine::title);
        row = static_cast<int>(added - visits.begin());
        return added != visits.end();
    });
    m_hand.tap("visitAction:" + QString::number(row));
    m_hand.waitUntil("the visit", [&] { return m_parts.visit.canCheckIn(); });
    m_visitId = m_parts.visit.visitId();
    const QString searching = m_parts.visit.position()->text();
    m_hand.waitUntil("a position", [&] { return m_parts.visit.position()->text() != searching; });
    m_hand.takePicture("check-in");
    m_hand.tap("checkIn");
    m_hand.waitUntil("the check-in", [&] { return m_parts.visit.fillable(); });

    begin("cut the network");
    m_parts.core.setNetworkEnabled(false);
}

const QuestionRow* Tour::question(const QString& path) const
{
    const std::vector<QuestionRow>& rows = m_parts.visit.checklist()->questions()->rows();
    const auto found = std::ranges::find(rows, path, &QuestionRow::key);
    return found == rows.end() ? nullptr : &*found;
}

QString Tour::nextUnanswered() const
{
    for (const QuestionRow& row : m_parts.visit.checklist()->questions()->rows())
        if (row.kind != "note" && (row.answer.isEmpty() || !row.problem.isEmpty()))
            return row.key;
    return {};
}

void Tour::answerSections()
{
    while (m_parts.visit.steps()->kind() != VisitSteps::kSummary) {
        begin("answer “" + m_parts.visit.steps()->title() + "”");
        std::set<QString> tried; // an answer that is refused must not be given for ever
        for (QString path = nextUnanswered(); !path.isEmpty(); path = nextUnanswered()) {
            if (!tried.insert(path).second)
                throw TourFailure("the answer is refused: " + question(path)->problem);
            answer(path);
        }
        m_hand.takePicture("checklist");
        goOn();
    }
}

void Tour::answer(const QString& path)
{
    const QString kind = question(path)->kind;
    const std::vector<AnswerChoice> choices = question(path)->choices->rows();
    const QString field = "answer:" + path;
    if (!choices.empty()) {
        // One difficulty in the visit: it proposes an issue.
        const bool difficulty = !m_proposed && path.startsWith("/data/projects/");
        const auto chosen = std::ranges::find(choices, difficulty, &AnswerChoice::difficulty);
        m_hand.tap(field + ":" + (chosen == choices.end() ? choices.front() : *chosen).key);
    } else if (kind == "photo") {
        m_hand.tap("addPhoto:" + path);
        choosePhoto();
    } else if (kind == "integer") {
        m_hand.type(field, "8");
    } else if (kind == "decimal") {
        m_hand.type(field, "12.5");
    } else if (kind == "date") {
        const QDateTime now =
            QDateTime::currentDateTimeUtc().toOffsetFromUtc(kParkUtcOffsetMinutes * 60);
        m_hand.type(field, now.toString("yyyy-MM-dd"));
    } else {
        m_hand.type(field, "示例回答：情况正常。");
    }
    m_hand.waitUntil("the answer to " + path, [&] {
        const QuestionRow* row = question(path);
        return row == nullptr || !row->answer.isEmpty();
    });
    if (const QuestionRow* row = question(path); row != nullptr && row->proposalState == "open")
        takeProposal(path);
}

void Tour::takeProposal(const QString& path)
{
    m_proposed = true;
    m_hand.takePicture("proposed-issue");
    m_hand.tap("proposalConfirm:" + path);
    m_hand.waitUntil("the issue", [&] { return question(path)->proposalState == "taken"; });
    m_hand.tap("addPhoto:" + path);
    choosePhoto();
    m_hand.waitUntil("the photo", [&] { return question(path)->proposalPhotos->rowCount() == 1; });
    m_hand.takePicture("issue-with-photo");
}

void Tour::choosePhoto()
{
    m_hand.tap("photo:" + kPhoto);
}

void Tour::goOn()
{
    const QString before = m_parts.visit.steps()->title();
    m_hand.tap("nextSection");
    m_hand.waitUntil("the next step", [&] { return m_parts.visit.steps()->title() != before; });
}

void Tour::captureIssue()
{
    begin("capture an issue with a photo");
    m_hand.tap("captureIssue");
    m_hand.type("issueTitle", "样本：厂区道路破损");
    m_hand.type("issueDescription", "东门至二号车间约 80 米，雨后积水，货车绕行。");
    m_hand.tap("issueCategory:facilities");
    m_hand.tap("issueAddPhoto");
    choosePhoto();
    m_hand.waitUntil("the photo", [&] { return m_parts.capture.photos()->rowCount() == 1; });
    m_hand.takePicture("capture");
    m_hand.tap("issueSave");
    m_hand.waitUntil("the issue", [&] { return !m_parts.issue.issueId().isEmpty(); });
    m_issueId = m_parts.issue.issueId();
}

void Tour::summarize()
{
    begin("write the summary");
    m_hand.type("personName", "样本联系人 生产经理");
    m_hand.tap("addPerson");
    m_hand.type("summaryField", "样本总结：订单饱满，设备安装推进中；反映厂区道路破损，"
                                "已列入问题清单，约定下月回访。");
    m_hand.waitUntil("the save", [&] { return !m_parts.visit.savedText().isEmpty(); });
    m_hand.takePicture("summary");
    goOn();
}

void Tour::sign()
{
    begin("have it signed");
    m_hand.type("signerName", "样本联系人");
    m_hand.stroke("signaturePad",
                  {{0.25, 0.6}, {0.3, 0.3}, {0.36, 0.7}, {0.42, 0.35}, {0.5, 0.62}, {0.62, 0.4}});
    m_hand.stroke("signaturePad", {{0.3, 0.75}, {0.5, 0.7}, {0.7, 0.72}});
    m_hand.tap("keepSignature");
    m_hand.waitUntil("the signature", [&] { return m_parts.visit.closing()->isSigned(); });
    m_hand.takePicture("signature");
}

void Tour::complete()
{
    begin("complete the visit");
    m_hand.tap("completeVisit");
    m_hand.waitUntil("the end of the visit", [&] { return m_parts.visit.completed(); });
    m_hand.takePicture("completed");
}

void Tour::seeWhatWaits()
{
    begin("see what waits, without a network");
    m_hand.tap("navSync");
    m_hand.tap("syncNow");
    m_hand.waitUntil("the failure to reach headquarters",
                     [&] { return !m_parts.sync.busy() && !m_parts.sync.online(); });
    if (m_parts.sync.pendingCount() == 0)
        throw TourFailure("nothing waits to be sent");
    m_hand.takePicture("offline");
}

void Tour::sync()
{
    begin("restore the network and sync");
    m_parts.core.setNetworkEnabled(true);
    m_hand.tap("syncNow");
    m_hand.waitUntil("everything to be sent", [&] {
        return m_parts.sync.online() && !m_parts.sync.busy() && m_parts.sync.pendingCount() == 0;
    });
    if (m_parts.sync.attentionCount() > 0)
        throw TourFailure("headquarters did not take everything");
    m_hand.takePicture("synced");
}

void Tour::seeIssue()
{
    begin("see the issue with its number");
    m_hand.tap("navIssues");
    m_parts.issue.open(m_issueId);
    m_hand.takePicture("issues");
}

void Tour::seeUprightAndOnAPhone()
{
    begin("turn the tablet, then take a phone");
    m_parts.issue.close();
    m_parts.enterprise.close();
    for (const auto& [size, device] :
         {std::pair{QSize(800, 1280), "upright"}, std::pair{QSize(412, 900), "phone"}}) {
        m_hand.resize(size);
        for (const char* page : {"Today", "Enterprises", "Visits", "Issues", "Sync"}) {
            m_hand.tap(QStringLiteral("nav") + page);
            m_hand.takePicture(QString(page).toLower() + "-" + device);
        }
    }
}

Tour::Made Tour::madeOnThisTablet()
{
    std::optional<Made> made;
    m_parts.core.read(
        &m_parts.visit,
        [visit = VisitId::parse(m_visitId.toStdString()).value()](Tablet& tablet) {
            Made all;
            AttachmentStore attachments(tablet.database());
            std::vector<Uuid> owners{visit.uuid};
            for (const IssueRow& issue : IssueStore(tablet.database()).ofVisit(visit)) {
                all.issues.push_back(issue.id);
                owners.push_back(issue.id.uuid);
            }
            for (const Uuid& owner : owners)
                for (const AttachmentRow& row : attachments.ofOwner(owner))
                    all.files.push_back(row.attachment);
            return all;
        },
        [&](Made all) { made = std::move(all); });
    m_hand.waitUntil("the tablet's records", [&] { return made.has_value(); });
    return *made;
}

QByteArray Tour::ask(const QString& path)
{
    std::optional<QByteArray> answer;
    m_parts.core.ask(path, &m_parts.visit, [&](QByteArray body) { answer = std::move(body); });
    m_hand.waitUntil("headquarters' answer to " + path, [&] { return answer.has_value(); });
    if (answer->isEmpty())
        throw TourFailure("headquarters does not have " + path);
    return *answer;
}

json::object Tour::recordAtHeadquarters(const QString& type, const std::string& id)
{
    const QByteArray answer = ask("/v1/records/" + type + "/" + QString::fromStdString(id));
    const auto parsed = parseObject(answer.toStdString());
    if (!parsed || !parsed->contains("record"))
        throw TourFailure("headquarters' answer about a " + type + " cannot be read");
    return objectAt(*parsed, "record");
}

void Tour::tellFile(const Attachment& file)
{
    const json::object record = recordAtHeadquarters("attachment", file.id.text());
    const auto has = [&](const std::string& sha256) {
        const QByteArray bytes = ask("/v1/files/" + QString::fromStdString(sha256));
        return sha256Hex(bytes.toStdString()) == sha256;
    };
    const bool hasSmall = file.thumbnailSha256.empty() || has(file.thumbnailSha256);
    if (textAt(record, "sha256") != file.sha256 || !has(file.sha256) || !hasSmall ||
        !record.contains("receivedAt"))
        throw TourFailure("headquarters does not have every byte of a file");
    m_out << "  " << QString::fromUtf8(word(file.kind)) << "  sha256 "
          << QString::fromStdString(file.sha256) << ", " << file.sizeBytes << " bytes" << Qt::endl;
}

void Tour::tellWhatArrived()
{
    begin("ask headquarters what arrived");
    const json::object visit = recordAtHeadquarters("visit", m_visitId.toStdString());
    if (textAt(visit, "state") != "completed")
        throw TourFailure("headquarters does not have the visit as completed");
    const Made made = madeOnThisTablet();
    if (made.issues.size() != 2)
        throw TourFailure("the visit does not have its two issues");
    m_out << "  visit " << m_visitId << ": " << QString::fromUtf8(textAt(visit, "state")) << ", "
          << objectAt(visit, "answers").size() << " answers, summary: “"
          << QString::fromUtf8(textAt(visit, "summary")) << "”" << Qt::endl;
    for (const IssueId id : made.issues) {
        const json::object issue = recordAtHeadquarters("issue", id.text());
        m_out << "  issue " << QString::fromUtf8(textAt(issue, "number")) << ": "
              << QString::fromUtf8(textAt(issue, "title")) << Qt::endl;
    }
    for (const Attachment& file : made.files)
        tellFile(file);
}

} // namespace wupan
