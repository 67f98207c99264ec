pragma Singleton
import QtQuick

/// The colours and sizes of every page. `dark` follows the system unless somebody set it.
QtObject {
    id: theme

    readonly property SystemPalette system: SystemPalette {}
    property bool dark: system.window.hslLightness < 0.5

    readonly property color bg: dark ? "#101713" : "#f6f7f5"
    readonly property color surface: dark ? "#18211c" : "#ffffff"
    readonly property color surface2: dark ? "#243029" : "#eef1ee"
    readonly property color line: dark ? "#2f3b34" : "#dfe4df"
    readonly property color ink: dark ? "#e8efe9" : "#17211c"
    readonly property color ink2: dark ? "#b4c0b8" : "#55625b"
    readonly property color ink3: dark ? "#8a968f" : "#78837d"
    readonly property color brand: dark ? "#2f9a75" : "#0f6b4f"
    readonly property color brandSoft: dark ? "#1d4436" : "#d8efe5"
    readonly property color brandInk: dark ? "#bfead9" : "#07402f"
    readonly property color brandText: "#ffffff"
    readonly property color red: dark ? "#ff8a80" : "#c4332b"
    readonly property color redSoft: dark ? "#4a2320" : "#fbe4e1"
    readonly property color amber: dark ? "#f0b35a" : "#b26a00"
    readonly property color amberSoft: dark ? "#453314" : "#fdeed3"
    readonly property color green: dark ? "#5bc98a" : "#1f8a4c"
    readonly property color greenSoft: dark ? "#1c3c2a" : "#dff3e6"
    readonly property color blue: dark ? "#8ab4f8" : "#245fb5"
    readonly property color blueSoft: dark ? "#1f3354" : "#e1ebf9"
    readonly property color violet: dark ? "#b9a2f2" : "#6d4bb3"
    readonly property color violetSoft: dark ? "#35294f" : "#ebe4f8"

    readonly property int touch: 48
    readonly property int cardRadius: 18

    /// Of a tag or a notice: its text, and the ground under it.
    function toneInk(tone: string): color {
        switch (tone) {
        case "red": return theme.red
        case "amber": return theme.amber
        case "green": return theme.green
        case "blue": return theme.blue
        case "violet": return theme.violet
        default: return theme.ink2
        }
    }
    function toneGround(tone: string): color {
        switch (tone) {
        case "red": return theme.redSoft
        case "amber": return theme.amberSoft
        case "green": return theme.greenSoft
        case "blue": return theme.blueSoft
        case "violet": return theme.violetSoft
        default: return theme.surface2
        }
    }

    /// Each of the five plates has its colour, here and at headquarters.
    function plateColor(plate: string): color {
        switch (plate) {
        case "investment": return theme.blue
        case "projects": return theme.violet
        case "funds": return theme.amber
        case "innovation": return theme.green
        default: return theme.brand
        }
    }
}
