import Charts
import Glibc
import Imaging

/// Moves and resizes the box that is read, in frame pixels, and keeps it within the frame.
struct BoxEditor: Equatable, Sendable {
    /// The part of the box that the mouse drags.
    enum Grip: Equatable, Sendable {
        /// The inside of the box, at this distance from its centre: dragging moves the box.
        case inside(dx: Double, dy: Double)
        /// A corner: dragging resizes the box about its centre.
        case corner
    }

    /// Width of the frame in pixels.
    var frameWidth: Double
    /// Height of the frame in pixels.
    var frameHeight: Double

    /// The minimum side of a box in pixels, about half of the 50 that the letter model reads.
    static let minimumSide = 24.0

    /// The part of the box at a point of the frame; nil beside the box.
    ///
    /// - Parameter reach: how far from a corner a point still counts as that corner, in frame pixels.
    func grip(at point: Point, of box: Region, reach: Double) -> Grip? {
        let isAtCorner = box.corners.contains { hypot($0.x - point.x, $0.y - point.y) <= reach }
        if isAtCorner {
            return .corner
        }
        let (dx, dy) = (point.x - box.centre.x, point.y - box.centre.y)
        let isInside = abs(dx) <= box.width / 2 && abs(dy) <= box.height / 2
        return isInside ? .inside(dx: dx, dy: dy) : nil
    }

    /// The box after a part of it was dragged to a point of the frame.
    func dragged(_ box: Region, by grip: Grip, to point: Point) -> Region {
        switch grip {
        case .inside(let dx, let dy):
            return moved(box, dx: point.x - dx - box.centre.x, dy: point.y - dy - box.centre.y)
        case .corner:
            let reach = hypot(point.x - box.centre.x, point.y - box.centre.y)
            return resized(box, by: reach / (hypot(box.width, box.height) / 2))
        }
    }

    /// The box moved by a distance, as far as the frame allows.
    func moved(_ box: Region, dx: Double, dy: Double) -> Region {
        var result = box
        result.x = clamp(box.x + dx, to: frameWidth - box.width)
        result.y = clamp(box.y + dy, to: frameHeight - box.height)
        return result
    }

    /// The box resized about its centre by a factor, as far as the frame and the minimum side allow.
    func resized(_ box: Region, by factor: Double) -> Region {
        let largest = min(frameWidth / box.width, frameHeight / box.height)
        let smallest = Self.minimumSide / min(box.width, box.height)
        let allowed = max(min(factor, largest), min(smallest, largest))
        var result = box
        result.width = box.width * allowed
        result.height = box.height * allowed
        result.x = box.centre.x - result.width / 2
        result.y = box.centre.y - result.height / 2
        return moved(result, dx: 0, dy: 0)
    }

    /// Limits a value to 0…`limit`; returns half of a negative limit, which centres a box that is too large.
    private func clamp(_ value: Double, to limit: Double) -> Double {
        limit < 0 ? limit / 2 : min(max(value, 0), limit)
    }
}
