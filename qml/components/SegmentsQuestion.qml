import Wupan.Ui

/// One of a few short answers.
QuestionFrame {
    id: question

    AnswerSegments {
        choices: question.choices
        path: question.key
        onChosen: value => question.checklist.choose(question.key, value)
    }
}
