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

/// Words the questions of a checklist, each with the models of its choices and photos, which live
/// as long as this. Thread: the UI's.
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

    /// The relevant questions of one section, in order.
    [[nodiscard]] std::vector<QuestionRow> ofSection(const std::string& path, const Source& source);

private:
    struct Controls
    {
        std::shared_ptr<AnswerChoiceModel> choices;
        std::shared_ptr<IssuePhotoModel> photos;
        std::shared_ptr<IssuePhotoModel> proposalPhotos;
    };
    [[nodiscard]] const Controls& controlsOf(const std::string& path);
    [[nodiscard]] QuestionRow rowOf(const forms::SectionRow& shown, const Source& source);

    std::map<std::string, Controls> m_controls; ///< by path
};

/// The issue that an answer proposes, prefilled: its title is the question with the answer.
[[nodiscard]] NewIssue proposedIssue(const forms::FillingSession& session, const Visit& visit,
                                     const forms::Proposal& proposal);

} // namespace wupan
