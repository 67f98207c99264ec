import QtQuick

/// Room for a page or a sheet that is read and made when it is wanted for the first time, and then
/// stays: a start does not wait for what nobody looks at yet.
Loader {
    required property bool wanted
    /// Its file.
    required property string page
    /// What it shows; its required properties.
    required property var shows

    function makeIfWanted() {
        if (wanted && status === Loader.Null)
            setSource(page, shows)
    }

    onWantedChanged: makeIfWanted()
    Component.onCompleted: makeIfWanted()
}
