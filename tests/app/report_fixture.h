#pragma once

#include "core/model/department.h"
#include "core/services/attachment_service.h"
#include "core/services/issue_service.h"
#include "tests/app/pictures.h"
#include "tests/app/visit_fixture.h"

#include <QPainter>

namespace wupan::test {

/// A tablet with a visit of which a report is to be made.
struct ReportTablet : VisitTablet
{
    VisitId visitId = checkedIn();

    void answer(const std::map<std::string, std::string>& answers, std::int64_t missing = 0)
    {
        require(VisitService(*tablet).saveAnswers(visitId, answers, missing));
    }
    void summarize(const std::string& summary)
    {
        require(VisitService(*tablet).saveSummary(visitId, summary));
    }
    void complete()
    {
        clock.advanceMs(70 * kMillisecondsPerMinute);
        require(VisitService(*tablet).complete(visitId));
    }
    AttachmentId addPhoto(const QByteArray& bytes, const std::string& path = {},
                          const IssueId& issue = {})
    {
        NewFile file;
        file.ownerType = issue.isNil() ? RecordType::visit : RecordType::issue;
        file.ownerId = issue.isNil() ? visitId.uuid : issue.uuid;
        file.questionPath = path;
        file.bytes = bytes.toStdString();
        file.takenAt = clock.now();
        return AttachmentService(*tablet).add(file).value();
    }
    void sign(const std::string& name)
    {
        QImage drawing(600, 200, QImage::Format_RGB32);
        drawing.fill(Qt::white);
        QPainter painter(&drawing);
        painter.setPen(QPen(Qt::black, 5));
        painter.drawLine(20, 150, 580, 40);
        painter.end();
        NewFile file;
        file.ownerId = visitId.uuid;
        file.kind = AttachmentKind::signature;
        file.bytes = encoded(drawing, "PNG").toStdString();
        file.takenAt = clock.now();
        const AttachmentId id = AttachmentService(*tablet).add(file).value();
        require(VisitService(*tablet).sign(visitId, id));
        require(VisitService(*tablet).saveSignerName(visitId, name));
    }
    IssueId capture(const std::string& title, const std::string& path = {})
    {
        NewIssue issue;
        issue.enterpriseId = enterprise.id;
        issue.visitId = visitId;
        issue.questionPath = path;
        issue.category = Category::land;
        issue.urgency = Urgency::urgent;
        issue.title = title;
        return IssueService(*tablet).capture(issue).value();
    }
    /// An issue of the visit as headquarters sends it.
    Issue numbered(const std::string& title, const std::string& path = {})
    {
        Issue issue = this->issue(title, -1);
        issue.visitId = visitId;
        issue.questionPath = path;
        pull(issue);
        return issue;
    }
    /// A photo of which headquarters has told, and no byte has come.
    void pullPhotoOfElsewhere(const std::string& path = {})
    {
        Attachment photo;
        photo.id = newId<AttachmentId>();
        photo.ownerType = word(RecordType::visit);
        photo.ownerId = visitId.text();
        photo.questionPath = path;
        photo.sha256 = std::string(64, 'a');
        photo.sizeBytes = 1000;
        photo.mediaType = "image/jpeg";
        photo.takenAt = clock.now();
        photo.receivedAt = clock.now();
        pull(photo);
    }
    /// The visit that every test may expect something of.
    void fill()
    {
        answerWhatIsRequired(visitId);
        answer({{"/data/projects/resources_secured", "no"},
                {"/data/targets/ladder_plan", "innovative hightech"}});
        summarize("订单饱满，二期厂房用地紧张。\n希望在园区内租用标准厂房。");
        require(VisitService(*tablet).savePeopleMet(visitId, {"王经理", "李厂长"}));
        capture("二期厂房用地", "/data/projects/resources_secured");
        addPhoto(jpeg(Qt::darkGreen, {1600, 1200}), "/data/projects/site_photo");
        sign("王经理");
        complete();
    }
};

} // namespace wupan::test
