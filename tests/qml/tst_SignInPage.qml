import QtQuick
import QtTest
import Wupan.Testing
import Wupan.Ui

Item {
    width: 1280
    height: 800

    SyncPageFixture {
        id: fixture
    }
    SignInPage {
        id: page

        anchors.fill: parent
        editor: fixture.signIn
        rescue: fixture.rescue
    }

    TestCase {
        name: "SignInPage"
        when: windowShown

        function init() {
            fixture.openedFirstTime()
        }

        function test_asksForTheCodeTheFirstTime() {
            verify(findChild(page, "enrolCode").visible)
        }

        function test_saysWhatIsMissing() {
            mouseClick(findChild(page, "signIn"))
            verify(findChild(page, "signInError").text.length > 0)
        }

        function test_whatWaitsCanBeSavedWithoutASession() {
            fixture.giveRescueKey()
            tryCompare(fixture.rescue, "needed", true)
            const row = findChild(page, "rescueWithoutSession")
            tryCompare(row, "visible", true)
            mouseClick(findChild(row, "saveRescue"))
            tryVerify(() => fixture.rescue.savedText.length > 0)
            verify(fixture.rescuedEdits() > 0)
        }

        function test_aWithdrawnTabletSaysSoAndWhatToDo() {
            fixture.openedSignedIn()
            compare(fixture.signIn.signedIn, true)
            fixture.giveRescueKey()
            fixture.withdrawn()
            compare(fixture.signIn.signedIn, false)
            const sentence = findChild(page, "signInError")
            verify(sentence.visible)
            verify(sentence.text.indexOf("withdrawn") >= 0)
            verify(sentence.text.indexOf("new code") >= 0)
            verify(findChild(page, "enrolCode").visible)
            tryCompare(findChild(page, "rescueWithoutSession"), "visible", true)
        }

        function test_anErasedTabletSaysSoAndWhatToDo() {
            fixture.erased()
            const sentence = findChild(page, "signInError")
            verify(sentence.visible)
            verify(sentence.text.indexOf("erased") >= 0)
            verify(sentence.text.indexOf("bring it to headquarters") >= 0)
            verify(findChild(page, "enrolCode").visible)
            compare(sentence.truncated, false)
        }

        function test_theKeyboardLeadsThrough() {
            findChild(page, "enrolCode").forceActiveFocus()
            keyClick(Qt.Key_A)
            keyClick(Qt.Key_Return)
            verify(findChild(page, "login").activeFocus)
            keyClick(Qt.Key_B)
            keyClick(Qt.Key_Return)
            verify(findChild(page, "password").activeFocus)
            keyClick(Qt.Key_C)
            keyClick(Qt.Key_Return)
            tryCompare(fixture.signIn, "busy", true)
            fixture.passwordRefused()
            tryCompare(fixture.signIn, "busy", false)
            verify(findChild(page, "signInError").text.indexOf("wrong") >= 0)
        }
    }
}
