#pragma once

#include "question_model.h"
#include "visit_details.h"

#include "core/forms/filling_session.h"
#include "core/services/issue_service.h"

#include <map>
#include <string>

namespace wupan {

/// What stands in a field and is not, letter by letter, the answer.
struct TypedAnswer
{
    QString text;
    bool tried = false; ///< the form saw it
    QString problem;    ///< why the form refuses it; empty when it does not
};

/// Words the lines of a checklist's page, each with the models of its control, which live as long
/// as this. Thread: the UI's.
class QuestionRows
{
public:
    struct Source
    {
        const forms::FillingSession& session;
        const VisitDetails& details;
        const std::vector<forms::Proposal>& proposals;
        const std::map<std::string, TypedAnswer>& typed; ///< by path
    };

    /// What one section shows, in order; `step`: its number among the steps of the visit.
    [[nodiscard]] std::vector<QuestionRow> ofSection(const std::string& path, int step,
                                                     const Source& source);

private:
    struct Controls
    {
        std::shared_ptr<AnswerChoiceModel> choices;
        std::shared_ptr<RangeScale> range;
        std::shared_ptr<PlaceModel> places;
        std::shared_ptr<IssuePhotoModel> photos;
        std::shared_ptr<IssuePhotoModel> proposalPhotos;
    };
    [[nodiscard]] const Controls& controlsOf(const QString& key);
    [[nodiscard]] QuestionRow rowFor(const QString& key, const std::string& path, int level);
    [[nodiscard]] QuestionRow headingOf(const forms::SectionRow& row, const Source& source);
    [[nodiscard]] QuestionRow adderOf(const forms::SectionRow& repeat, const Source& source);
    [[nodiscard]] QuestionRow questionOf(const forms::SectionRow& row, const Source& source);

    std::map<QString, Controls> m_controls; ///< by key
};

/// The issue that an answer proposes, prefilled: its title is the question with the answer.
[[nodiscard]] NewIssue proposedIssue(const forms::FillingSession& session, const Visit& visit,
                                     const forms::Proposal& proposal);

} // namespace wupan
