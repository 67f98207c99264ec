import QtQuick
import QtQuick.Shapes
import Wupan.Ui

/// How much of something is done, as a ring around the figure.
Item {
    id: ring

    property real share: 0 ///< 0 … 1
    property string text
    readonly property real band: 9
    readonly property real reach: (width - band) / 2

    implicitWidth: 66
    implicitHeight: 66

    Shape {
        anchors.fill: parent
        antialiasing: true

        ShapePath {
            fillColor: "transparent"
            strokeColor: Theme.surface2
            strokeWidth: ring.band

            PathAngleArc {
                centerX: ring.width / 2
                centerY: ring.height / 2
                radiusX: ring.reach
                radiusY: ring.reach
                startAngle: 0
                sweepAngle: 360
            }
        }
        ShapePath {
            fillColor: "transparent"
            strokeColor: ring.share > 0 ? Theme.brand : "transparent"
            strokeWidth: ring.band
            capStyle: ShapePath.RoundCap

            PathAngleArc {
                centerX: ring.width / 2
                centerY: ring.height / 2
                radiusX: ring.reach
                radiusY: ring.reach
                startAngle: -90
                sweepAngle: 360 * Math.min(1, ring.share)
            }
        }
    }
    Text {
        anchors.centerIn: parent
        text: ring.text
        font.pixelSize: 18
        font.weight: Font.Bold
        color: Theme.ink
    }
}
