import Charts
import CSDL2
import Imaging

/// The video with a box about the region that is read.
struct VideoView {
    var layout: WindowLayout
    /// The newest frame; nil before the first.
    var texture: OpaquePointer?
    var transform: VideoTransform
    /// The region that is read, in frame pixels; nil when no hand was found.
    var region: Region?
    /// Whether a letter is being held, which the colour of the box shows.
    var isHolding: Bool
    /// Whether the video is darkened, because a problem is shown over it.
    var isDimmed: Bool

    func draw(with painter: Painter) {
        let view = layout.video
        guard let texture else {
            painter.fillRounded(view, radius: radius, Theme.panel)
            if !isDimmed {
                painter.write(
                    "Waiting for the first picture…", x: view.centre.x, middle: view.centre.y,
                    size: layout.sizes.body, Theme.quiet, align: .centre)
            }
            return
        }
        painter.draw(texture, in: view, isMirrored: transform.isMirrored)
        if isDimmed {
            painter.fill(view, Theme.shade.faded(to: 0.78))
        } else if let region {
            painter.clipped(to: view) { drawBox(region, with: painter) }
        }
        if radius > 0 {
            painter.maskCorners(of: view, radius: radius, Theme.background)
        }
    }

    private var radius: Double { layout.arrangement == .compact ? 0 : 14 * layout.unit }

    /// Draws a thin frame with thick corners, light on dark so that it is visible on every picture.
    private func drawBox(_ region: Region, with painter: Painter) {
        let corners = transform.corners(of: region)
        let stroke = max((2 * layout.unit).rounded(), 1)
        let colour = isHolding ? Theme.accent : Theme.ink
        for (index, corner) in corners.enumerated() {
            let next = corners[(index + 1) % corners.count]
            drawStroke(from: corner, to: next, width: stroke * 3, Theme.shade.faded(to: 0.3), painter)
            drawStroke(from: corner, to: next, width: stroke, colour.faded(to: 0.5), painter)
        }
        for (index, corner) in corners.enumerated() {
            for other in [corners[(index + 1) % corners.count], corners[(index + 3) % corners.count]] {
                let end = Point(x: corner.x + (other.x - corner.x) * 0.14, y: corner.y + (other.y - corner.y) * 0.14)
                drawStroke(from: corner, to: end, width: stroke * 2, colour, painter)
            }
            painter.fillDisc(centre: corner, radius: stroke, colour)
        }
    }

    /// Draws a line, on whole pixels if it is level or upright, so that it is sharp without a graphics card too.
    private func drawStroke(from start: Point, to end: Point, width: Double, _ colour: Colour, _ painter: Painter) {
        guard region?.tilt == 0 else {
            painter.fill(Mesh.line(from: start, to: end, width: width), colour)
            return
        }
        let isLevel = abs(end.x - start.x) > abs(end.y - start.y)
        painter.fill(
            Rectangle(
                x: min(start.x, end.x) - (isLevel ? 0 : width / 2), y: min(start.y, end.y) - (isLevel ? width / 2 : 0),
                width: isLevel ? abs(end.x - start.x) : width, height: isLevel ? width : abs(end.y - start.y)
            ).rounded, colour)
    }
}
