import Imaging

/// Looks for hands: in the whole picture, and more closely about a place.
final class HandSearch {
    /// The height that is looked at closely, in longer sides of the box.
    static let reach = 2.4
    /// A hand that is already known is still there at this share of the threshold.
    static let patience: Float = 0.5

    private let net: LocatorNet

    init(_ net: LocatorNet) {
        self.net = net
    }

    /// The confidence from which on a hand is there.
    var threshold: Float { net.threshold }

    /// All hands in a frame, the surest first.
    func everywhere(in frame: Frame) throws(ImageError) -> [HandSighting] {
        try net.hands(in: frame)
    }

    /// The hand about a box, looked at so closely that small hands are seen as well as large ones; nil when it is gone.
    func near(_ box: Region, in frame: Frame) throws(ImageError) -> HandSighting? {
        let window = Self.window(about: box, width: frame.width, height: frame.height, shape: net.input)
        let seen = try net.hands(in: frame, region: window, confidence: net.threshold * Self.patience)
        return seen.max { Self.likeness($0, box) < Self.likeness($1, box) }.flatMap { sighting in
            sighting.box.overlap(with: box) > 0.1 ? sighting : nil
        }
    }

    /// How well a sighting continues a box: sure, and at the same place.
    private static func likeness(_ sighting: HandSighting, _ box: Region) -> Double {
        Double(sighting.confidence) * (0.2 + sighting.box.overlap(with: box))
    }

    /// The part of the frame about a box that is looked at, within the frame as far as it can be.
    static func window(about box: Region, width: Int, height: Int, shape: LocatorInput) -> Region {
        let (wide, high) = (Double(width), Double(height))
        let whole = max(high, wide * Double(shape.height) / Double(shape.width))
        let tall = min(max(box.width, box.height) * reach, whole)
        let side = (x: tall * Double(shape.width) / Double(shape.height), y: tall)
        func start(_ middle: Double, _ length: Double, _ limit: Double) -> Double {
            length >= limit ? (limit - length) / 2 : min(max(middle - length / 2, 0), limit - length)
        }
        return Region(
            x: start(box.x + box.width / 2, side.x, wide), y: start(box.y + box.height / 2, side.y, high),
            width: side.x, height: side.y)
    }
}
