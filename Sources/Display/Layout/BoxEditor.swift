import Glibc
import Imaging

/// How the box that the hand is looked for in is moved and resized, in frame pixels.
struct BoxEditor: Equatable, Sendable {
    /// The part of the box that the mouse has hold of.
    enum Grip: Equatable, Sendable {
        /// The whole box, held at this distance from its centre.
        case inside(dx: Double, dy: Double)
        /// A corner, pulled away from the centre or towards it.
        case corner
    }

    /// Width of the frame in pixels.
    var frameWidth: Double
    /// Height of the frame in pixels.
    var frameHeight: Double

    /// The smallest side that a box can be given: the network's 50 pixels need about that many.
    static let smallestSide = 24.0

    /// The grip for a press at a frame point, nil beside the box; corners reach out to `reach` frame pixels.
    func grip(at point: Point, of box: Region, reach: Double) -> Grip? {
        let isAtCorner = box.corners.contains { hypot($0.x - point.x, $0.y - point.y) <= reach }
        if isAtCorner {
            return .corner
        }
        let (dx, dy) = (point.x - box.centre.x, point.y - box.centre.y)
        let isInside = abs(dx) <= box.width / 2 && abs(dy) <= box.height / 2
        return isInside ? .inside(dx: dx, dy: dy) : nil
    }

    /// The box after its grip was pulled to a frame point.
    func dragged(_ box: Region, by grip: Grip, to point: Point) -> Region {
        switch grip {
        case .inside(let dx, let dy):
            return moved(box, dx: point.x - dx - box.centre.x, dy: point.y - dy - box.centre.y)
        case .corner:
            let reach = hypot(point.x - box.centre.x, point.y - box.centre.y)
            return resized(box, by: reach / (hypot(box.width, box.height) / 2))
        }
    }

    /// The box moved, but kept within the frame.
    func moved(_ box: Region, dx: Double, dy: Double) -> Region {
        var result = box
        result.x = clamp(box.x + dx, to: frameWidth - box.width)
        result.y = clamp(box.y + dy, to: frameHeight - box.height)
        return result
    }

    /// The box made larger or smaller about its centre, but kept within the frame.
    func resized(_ box: Region, by factor: Double) -> Region {
        let largest = min(frameWidth / box.width, frameHeight / box.height)
        let smallest = Self.smallestSide / min(box.width, box.height)
        let allowed = max(min(factor, largest), min(smallest, largest))
        var result = box
        result.width = box.width * allowed
        result.height = box.height * allowed
        result.x = box.centre.x - result.width / 2
        result.y = box.centre.y - result.height / 2
        return moved(result, dx: 0, dy: 0)
    }

    /// Between 0 and `limit`; in the middle of both where there is no room.
    private func clamp(_ value: Double, to limit: Double) -> Double {
        limit < 0 ? limit / 2 : min(max(value, 0), limit)
    }
}
