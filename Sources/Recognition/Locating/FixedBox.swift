import Imaging

/// A box that stays where it is put: the hand goes into the box.
///
/// The box always lies wholly inside the picture. What was asked for is remembered, so that a picture that
/// grows again (a camera that renegotiates) brings the box back to its place and size.
public struct FixedBox: HandLocator, Equatable {
    /// Side of the box nobody has moved, as a part of the picture's shorter side.
    public static let defaultSide = 0.7
    /// The smallest side that a box can be given, in pixels.
    public static let smallestSide = 8.0

    /// The box that was asked for, nil for the centred square.
    public private(set) var wanted: Region?

    /// Makes a box, by default the centred square of `defaultSide`.
    public init(_ wanted: Region? = nil) {
        self.wanted = wanted
    }

    /// The box in every frame: with this locator a hand is always looked for.
    public mutating func candidates(in frame: Frame, after elapsed: Double?) -> [Region] {
        [region(width: frame.width, height: frame.height)]
    }

    /// The box in a picture of this size.
    public func region(width: Int, height: Int) -> Region {
        let (width, height) = (Double(max(width, 1)), Double(max(height, 1)))
        guard let wanted else {
            let side = Self.defaultSide * min(width, height)
            return Region(x: (width - side) / 2, y: (height - side) / 2, width: side, height: side)
        }
        let box = (
            width: min(max(wanted.width, Self.smallestSide), width),
            height: min(max(wanted.height, Self.smallestSide), height)
        )
        return Region(
            x: min(max(wanted.x, 0), width - box.width), y: min(max(wanted.y, 0), height - box.height),
            width: box.width, height: box.height)
    }
}
