pragma ComponentBehavior: Bound
import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// What happened, newest first, along a line.
Column {
    id: timeline

    required property TimelineModel events

    Repeater {
        id: repeater

        model: timeline.events

        Item {
            id: event

            required property int index
            required property string line
            required property string when
            required property bool pending

            width: timeline.width
            height: flow.height + 11

            Rectangle {
                x: 8
                width: 2
                y: event.index === 0 ? 16 : 0
                height: event.index === repeater.count - 1 ? 16 - y : parent.height - y
                color: Theme.line
            }
            Rectangle {
                x: 4
                y: 11
                width: 10
                height: 10
                radius: 5
                color: event.pending ? Theme.amber : Theme.ink3
            }
            Flow {
                id: flow

                x: 28
                y: 5
                width: parent.width - x
                spacing: 6

                Text {
                    // The view model escapes everything that people wrote.
                    text: event.line
                    textFormat: Text.StyledText
                    width: Math.min(implicitWidth, flow.width)
                    wrapMode: Text.Wrap
                    font.pixelSize: 15
                    color: Theme.ink
                }
                Text {
                    text: event.when
                    textFormat: Text.PlainText
                    width: Math.min(implicitWidth, flow.width)
                    wrapMode: Text.Wrap
                    topPadding: 2
                    font.pixelSize: 13
                    color: Theme.ink3
                }
            }
        }
    }
}
