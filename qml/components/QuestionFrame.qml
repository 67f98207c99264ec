pragma ComponentBehavior: Bound
import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// What every question has: its number and label, its control beside or below, what is wrong with
/// the answer, and the issue that the answer proposes.
FocusScope {
    id: frame

    required property ChecklistEditor checklist
    required property bool fillable
    required property int index
    required property string key
    required property string style
    required property int level
    required property string number
    required property string label
    required property string hint
    required property string guidance
    required property string answer
    required property string day
    required property string hour
    required property string minute
    required property string shown
    required property string problem
    required property bool readOnly
    required property url labelPicture
    required property url largeLabelPicture
    required property url labelSound
    required property string labelVideo
    required property url picture
    required property string fileName
    required property string fileDetail
    required property url file
    required property string proposalState
    required property bool proposalDecidable
    required property string proposalHeading
    required property string proposalRemark
    required property string proposalText
    required property string proposalIssueId
    required property AnswerChoiceModel choices
    required property RangeScale range
    required property PlaceModel places
    required property IssuePhotoModel photos
    required property IssuePhotoModel proposalPhotos
    default property alias control: holder.data
    /// The control stands below the label also where there is room beside it.
    property bool below: false
    /// The control cannot take its answer back itself.
    property bool clearable: false
    /// The control shows the answer also to who may not change it.
    property bool opens: false
    /// The control says what the answer is.
    property bool saysItself: false
    readonly property bool answerable: fillable && !readOnly
    readonly property bool stacked: below || body.width < holder.childrenRect.width + 240

    signal photoWanted(bool ofIssue)
    signal issueOpened(string issueId)

    width: parent ? parent.width : implicitWidth
    implicitHeight: body.height + 32

    Rectangle {
        width: parent.width
        height: 1
        visible: frame.index > 0
        color: Theme.line
    }

    Column {
        id: body

        x: 16 * frame.level
        y: 16
        width: frame.width - x
        spacing: 10

        Item {
            width: body.width
            height: frame.stacked ? texts.height + (holder.height > 0 ? 10 + holder.height : 0)
                                  : Math.max(texts.height, holder.height)

            Column {
                id: texts

                y: frame.stacked ? 0 : Math.max(0, (holder.height - height) / 2)
                width: frame.stacked ? parent.width : parent.width - holder.width - 20
                spacing: 2

                Text {
                    width: parent.width
                    text: frame.number.length > 0 ? frame.number + " " + frame.label : frame.label
                    textFormat: Text.PlainText
                    wrapMode: Text.Wrap
                    font.pixelSize: 15
                    font.weight: frame.number.length > 0 ? Font.Bold : Font.Normal
                    color: frame.number.length > 0 ? Theme.ink : Theme.ink2
                }
                Text {
                    width: parent.width
                    visible: text.length > 0
                    text: frame.hint
                    textFormat: Text.PlainText
                    wrapMode: Text.Wrap
                    font.pixelSize: 13
                    color: Theme.ink3
                }
                Repeater {
                    model: frame.labelPicture != "" ? 1 : 0

                    LabelPicture {
                        objectName: "picture:" + frame.key
                        source: frame.labelPicture
                        large: frame.largeLabelPicture
                        mostWidth: Math.max(24, Math.min(360, texts.width))
                    }
                }
                LabelMedia {
                    topPadding: width > 0 ? 8 : 0
                    checklist: frame.checklist
                    key: frame.key
                    sound: frame.labelSound
                    video: frame.labelVideo
                }
                Chip {
                    id: more

                    objectName: "guidance:" + frame.key
                    visible: frame.guidance.length > 0
                    checkable: true
                    text: checked ? qsTr("Less") : qsTr("More about this")
                }
                Text {
                    objectName: "guidanceText:" + frame.key
                    width: parent.width
                    visible: more.visible && more.checked
                    text: frame.guidance
                    textFormat: Text.PlainText
                    wrapMode: Text.Wrap
                    font.pixelSize: 14
                    color: Theme.ink2
                }
            }
            Item {
                id: holder

                x: frame.stacked ? 0 : parent.width - width
                y: frame.stacked ? texts.height + 10 : 0
                width: frame.below ? parent.width : childrenRect.width
                height: childrenRect.height
                enabled: frame.answerable || frame.opens
                opacity: enabled ? 1 : 0.7
            }
        }
        Text {
            objectName: "shown:" + frame.key
            width: body.width
            visible: text.length > 0 && !frame.saysItself
            text: frame.shown
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            horizontalAlignment: frame.stacked ? Text.AlignLeft : Text.AlignRight
            font.pixelSize: 15
            color: Theme.ink2
        }
        Chip {
            objectName: "clear:" + frame.key
            visible: frame.clearable && frame.answerable && frame.answer.length > 0
            text: qsTr("✕ Clear")
            onClicked: frame.checklist.clear(frame.key)
        }
        Text {
            objectName: "problem:" + frame.key
            width: body.width
            visible: text.length > 0
            text: frame.problem
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.pixelSize: 14
            color: Theme.red
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        ProposalBox {
            width: body.width
            visible: frame.proposalState.length > 0
            path: frame.key
            stage: frame.proposalState
            heading: frame.proposalHeading
            remark: frame.proposalRemark
            text: frame.proposalText
            photos: frame.proposalPhotos
            decidable: frame.proposalDecidable
            onTaken: frame.checklist.takeProposal(frame.key)
            onEdited: frame.checklist.editProposal(frame.key)
            onDeclined: frame.checklist.declineProposal(frame.key)
            onPhotoWanted: frame.photoWanted(true)
            onOpened: frame.issueOpened(frame.proposalIssueId)
        }
    }
}
