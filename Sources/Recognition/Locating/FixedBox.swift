import Imaging

/// A box at a fixed place, into which the user puts the hand.
///
/// The box always lies inside the picture. The requested box is kept, so that it returns to its place and size when a
/// small picture becomes larger again (a camera that negotiates another mode).
public struct FixedBox: HandLocator, Equatable {
    /// The side of the default box, as a share of the picture's shorter side.
    public static let defaultSide = 0.7
    /// The smallest side that a box can be given, in pixels.
    public static let smallestSide = 8.0

    /// The box that was requested; nil for the centred square.
    public private(set) var requested: Region?

    /// Makes a box, by default the centred square of `defaultSide`.
    public init(_ requested: Region? = nil) {
        self.requested = requested
    }

    /// The box in every frame: with this locator a hand is always looked for.
    public mutating func candidates(in frame: Frame, after elapsed: Double?) -> [Region] {
        [region(width: frame.width, height: frame.height)]
    }

    /// The box in a picture of this size.
    public func region(width: Int, height: Int) -> Region {
        let (width, height) = (Double(max(width, 1)), Double(max(height, 1)))
        guard let requested else {
            let side = Self.defaultSide * min(width, height)
            return Region(x: (width - side) / 2, y: (height - side) / 2, width: side, height: side)
        }
        let box = (
            width: min(max(requested.width, Self.smallestSide), width),
            height: min(max(requested.height, Self.smallestSide), height)
        )
        return Region(
            x: min(max(requested.x, 0), width - box.width), y: min(max(requested.y, 0), height - box.height),
            width: box.width, height: box.height)
    }
}
