import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// Whether headquarters is within reach, and how much waits for it. Leads to the sync page.
Chip {
    id: chip

    required property SyncStatus status

    objectName: "offlineChip"
    text: status.chipText
    ink: status.online ? Theme.green : Theme.amber
    ground: status.online ? Theme.greenSoft : Theme.amberSoft
}
