#pragma once

#include "question_model.h"
#include "visit_details.h"

#include "core/forms/filling_session.h"
#include "core/services/issue_service.h"

#include <map>
#include <string>

namespace wupan {

/// What somebody typed that is not saved yet.
struct TypedAnswer
{
    QString text;
    QString problem; ///< why the form refuses it; empty while it is being typed
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
    [[nodiscard]] QuestionRow rowOf(const forms::Question& question, const Source& source);

    std::map<std::string, Controls> m_controls; ///< by path
};

/// A text of the form in the language of the app.
[[nodiscard]] QString inAppLanguage(const forms::LocalizedText& text);

/// The issue that an answer proposes, prefilled: its title is the question with the answer.
[[nodiscard]] NewIssue proposedIssue(const forms::FillingSession& session, const Visit& visit,
                                     const forms::Proposal& proposal);

} // namespace wupan
