pragma ComponentBehavior: Bound
import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// What a text of the form has to be heard or watched, as buttons; nothing for most.
Row {
    id: media

    required property ChecklistEditor checklist
    /// Unique on the page.
    required property string key
    /// Empty: there is none.
    required property url sound
    required property string video
    /// Signs in place of words.
    property bool terse: false
    readonly property SoundPlayer sounds: checklist.sounds

    spacing: 8

    Repeater {
        model: media.sound != "" ? 1 : 0

        Chip {
            readonly property bool failed: media.sounds.unplayable === media.key
            readonly property bool heard: media.sounds.playing === media.key
            readonly property string words: failed ? qsTr("Cannot be played here") : heard ? qsTr("■ Stop") : qsTr("▶ Listen")

            objectName: "sound:" + media.key
            enabled: !media.sounds.silent
            opacity: enabled ? 1 : 0.6
            ink: failed ? Theme.red : Theme.brandInk
            text: !media.terse ? words : failed ? "✕" : heard ? "■" : "♪"
            Accessible.name: words
            onClicked: media.sounds.toggle(media.key, media.sound)
        }
    }
    Repeater {
        model: media.video.length > 0 ? 1 : 0

        Chip {
            objectName: "video:" + media.key
            ink: Theme.brandInk
            text: media.terse ? "▶" : qsTr("▶ Video")
            Accessible.name: qsTr("▶ Video")
            onClicked: media.checklist.openFormFile(media.video)
        }
    }
}
