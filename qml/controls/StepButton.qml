import Wupan.Ui

/// A square button with one sign.
ActionButton {
    tone: "line"
    width: Theme.touch
    implicitWidth: Theme.touch
}
