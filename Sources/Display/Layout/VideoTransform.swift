import Charts
import Glibc
import Imaging

/// The mapping between the pixels of a frame and those of the window that shows it.
struct VideoTransform: Equatable, Sendable {
    /// Width of the frame in its own pixels.
    var frameWidth: Double
    /// Height of the frame in its own pixels.
    var frameHeight: Double
    /// Where the frame is shown on the window.
    var view: Rectangle
    /// Whether left and right are exchanged.
    var isMirrored: Bool

    /// Pixels of the window per pixel of the frame.
    var scale: Double { view.width / frameWidth }

    /// The point of the window that shows a point of the frame.
    func toWindow(_ point: Point) -> Point {
        let x = point.x / frameWidth
        return Point(
            x: view.x + (isMirrored ? 1 - x : x) * view.width,
            y: view.y + point.y / frameHeight * view.height)
    }

    /// The point of the frame that a point of the window shows.
    func toFrame(_ point: Point) -> Point {
        let x = (point.x - view.x) / view.width
        return Point(
            x: (isMirrored ? 1 - x : x) * frameWidth,
            y: (point.y - view.y) / view.height * frameHeight)
    }

    /// The corners of a region on the window, in the order of `Region.corners`.
    func corners(of region: Region) -> [Point] {
        region.corners.map { toWindow($0) }
    }
}

extension Region {
    /// The centre of the region, about which it is rotated.
    var centre: Point { Point(x: x + width / 2, y: y + height / 2) }

    /// The top left, top right, bottom right and bottom left corners, rotated by the tilt.
    var corners: [Point] {
        [(x, y), (x + width, y), (x + width, y + height), (x, y + height)].map { corner in
            let (dx, dy) = (corner.0 - centre.x, corner.1 - centre.y)
            let (cosine, sine) = (cos(tilt), sin(tilt))
            return Point(x: centre.x + dx * cosine - dy * sine, y: centre.y + dx * sine + dy * cosine)
        }
    }
}
