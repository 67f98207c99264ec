import QtQuick

/// Makes its content when it is first wanted, and keeps it: the start does not wait for what nobody
/// looks at yet.
Loader {
    id: loader

    required property bool wanted

    active: false
    onWantedChanged: {
        if (wanted)
            active = true
    }
}
