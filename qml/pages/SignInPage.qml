import QtQuick
import QtQuick.Layouts
import Wupan.ViewModels
import Wupan.Ui

/// The first page: with a one-time code the first time, with name and password afterwards.
Item {
    id: page

    required property SignInEditor editor
    required property RescueExport rescue

    function submit() {
        editor.submit(code.text, login.text, password.text)
    }

    Card {
        anchors.centerIn: parent
        width: Math.min(page.width - 24, 440)
        padding: 28

        ColumnLayout {
            width: parent.width
            spacing: 14

            Rectangle {
                Layout.alignment: Qt.AlignHCenter
                implicitWidth: 64
                implicitHeight: 64
                radius: 20
                color: Theme.brand

                Text {
                    anchors.centerIn: parent
                    text: "盘"
                    font.pixelSize: 30
                    font.weight: Font.Bold
                    color: Theme.brandText
                }
            }
            Text {
                Layout.alignment: Qt.AlignHCenter
                text: qsTr("Wupan")
                font.pixelSize: 24
                font.weight: Font.Bold
                color: Theme.ink
            }
            Text {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                text: page.editor.headquarters
                textFormat: Text.PlainText
                elide: Text.ElideMiddle
                font.pixelSize: 13
                color: Theme.ink3
            }
            Banner {
                Layout.fillWidth: true
                visible: page.editor.fatalText.length > 0
                text: page.editor.fatalText
            }
            TextBox {
                id: code

                objectName: "enrolCode"
                Layout.fillWidth: true
                visible: page.editor.needsCode && page.editor.fatalText.length === 0
                placeholderText: qsTr("One-time code from headquarters")
                Accessible.name: placeholderText
                inputMethodHints: Qt.ImhUppercaseOnly | Qt.ImhNoPredictiveText
                onAccepted: login.forceActiveFocus()
            }
            TextBox {
                id: login

                objectName: "login"
                Layout.fillWidth: true
                visible: page.editor.fatalText.length === 0
                text: page.editor.login
                placeholderText: qsTr("Name to sign in with")
                Accessible.name: placeholderText
                inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
                onAccepted: password.forceActiveFocus()
            }
            TextBox {
                id: password

                objectName: "password"
                Layout.fillWidth: true
                visible: page.editor.fatalText.length === 0
                placeholderText: qsTr("Password")
                Accessible.name: placeholderText
                echoMode: TextInput.Password
                inputMethodHints: Qt.ImhSensitiveData
                onAccepted: page.submit()
            }
            Text {
                objectName: "signInError"
                Layout.fillWidth: true
                visible: text.length > 0
                text: page.editor.errorText
                wrapMode: Text.Wrap
                font.pixelSize: 15
                color: Theme.red
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
            ActionButton {
                objectName: "signIn"
                Layout.fillWidth: true
                visible: page.editor.fatalText.length === 0
                enabled: !page.editor.busy
                text: page.editor.busy ? qsTr("One moment …") : qsTr("Sign in")
                onClicked: page.submit()
            }
            RescueRow {
                objectName: "rescueWithoutSession"
                Layout.fillWidth: true
                visible: page.rescue.needed && page.editor.fatalText.length === 0
                rescue: page.rescue
            }
        }
    }
}
