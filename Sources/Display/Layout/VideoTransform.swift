import Glibc
import Imaging

/// The way between a frame's pixels and the part of the window that shows it.
struct VideoTransform: Equatable, Sendable {
    /// Width of the frame in its own pixels.
    var frameWidth: Double
    /// Height of the frame in its own pixels.
    var frameHeight: Double
    /// Where the frame is shown.
    var view: Rect
    /// Whether left and right are exchanged, as in a mirror.
    var isMirrored: Bool

    /// Window pixels that one frame pixel takes.
    var scale: Double { view.width / frameWidth }

    /// The place on the window that shows a place of the frame.
    func toWindow(_ point: Point) -> Point {
        let x = point.x / frameWidth
        return Point(
            x: view.x + (isMirrored ? 1 - x : x) * view.width,
            y: view.y + point.y / frameHeight * view.height)
    }

    /// The place of the frame that is shown at a place on the window.
    func toFrame(_ point: Point) -> Point {
        let x = (point.x - view.x) / view.width
        return Point(
            x: (isMirrored ? 1 - x : x) * frameWidth,
            y: (point.y - view.y) / view.height * frameHeight)
    }

    /// The four corners of a region on the window, in the order in which the region's own
    /// top left, top right, bottom right and bottom left come, turned by its tilt.
    func corners(of region: Region) -> [Point] {
        region.corners.map { toWindow($0) }
    }
}

extension Region {
    /// Middle of the region, about which it is turned.
    var centre: Point { Point(x: x + width / 2, y: y + height / 2) }

    /// Top left, top right, bottom right and bottom left, turned by the tilt.
    var corners: [Point] {
        [(x, y), (x + width, y), (x + width, y + height), (x, y + height)].map { corner in
            let (dx, dy) = (corner.0 - centre.x, corner.1 - centre.y)
            let (cosine, sine) = (cos(tilt), sin(tilt))
            return Point(x: centre.x + dx * cosine - dy * sine, y: centre.y + dx * sine + dy * cosine)
        }
    }
}
