import Imaging

/// Looks for hands: in the whole picture, and more closely about a place.
final class HandSearch {
    /// The height that is looked at closely, in longer sides of the box.
    static let reach = 2.4
    /// A hand that is already known is still there at this share of the threshold, and one that may be a hand is looked
    /// at more closely.
    static let patience: Float = 0.5
    /// How many places are looked at more closely.
    static let mostLooks = 2
    /// The height of the parts that a frame is searched in, as a share of its own.
    static let partShare = 0.7

    private let net: LocatorNet

    init(_ net: LocatorNet) {
        self.net = net
    }

    /// The confidence from which on a hand is there.
    var threshold: Float { net.threshold }

    /// All hands in a frame, the surest first: every one is looked at twice, the second time closely.
    ///
    /// The confidence is the mean of both, as logarithms of odds; the box is that of the closer look.
    ///
    /// - Parameters:
    ///   - confidence: the least that is told; the threshold when nil.
    ///   - thoroughly: whether a frame that shows no hand as a whole is searched part by part too, which takes five
    ///     times as long and finds small and faint hands.
    func everywhere(
        in frame: Frame, confidence: Float? = nil, thoroughly: Bool = false
    ) throws(ImageError) -> [HandSighting] {
        let least = confidence ?? net.threshold
        let whole = try confirm(net.hands(in: frame, confidence: least * Self.patience), in: frame, confidence: least)
        guard thoroughly, whole.isEmpty else { return whole }
        var seen: [HandSighting] = []
        for part in Self.parts(width: frame.width, height: frame.height, shape: net.input) {
            seen += try net.hands(in: frame, region: part, confidence: least)
        }
        return try confirm(seen.sorted { $0.confidence > $1.confidence }, in: frame, confidence: least)
    }

    /// Looks closely at the surest sightings; those that are still sure enough then.
    private func confirm(
        _ sightings: [HandSighting], in frame: Frame, confidence: Float
    ) throws(ImageError) -> [HandSighting] {
        var found: [HandSighting] = []
        for first in sightings.prefix(Self.mostLooks) {
            guard let second = try look(at: first, in: frame), second.confidence >= confidence,
                !found.contains(where: { $0.box.overlap(with: second.box) > LocatorGrid.overlap })
            else { continue }
            found.append(second)
        }
        return found.sorted { $0.confidence > $1.confidence }
    }

    /// Parts of a frame that together cover it, in the shape of the network's input.
    static func parts(width: Int, height: Int, shape: LocatorInput) -> [Region] {
        let ratio = Double(shape.width) / Double(shape.height)
        let tall = partShare * min(Double(height), Double(width) / ratio)
        /// Where parts of some length begin, the first at one end and the last at the other.
        func starts(_ length: Double, of whole: Double) -> [Double] {
            let count = max(2, (whole / length).rounded(.up))
            return (0..<Int(count)).map { (whole - length) * Double($0) / (count - 1) }
        }
        return starts(tall, of: Double(height)).flatMap { y in
            starts(tall * ratio, of: Double(width)).map { Region(x: $0, y: y, width: tall * ratio, height: tall) }
        }
    }

    /// A second, closer look; nil when nothing is seen there any more.
    private func look(at first: HandSighting, in frame: Frame) throws(ImageError) -> HandSighting? {
        let window = window(about: first.box, in: frame)
        // A hand that fills the picture cannot be seen more closely.
        guard window.height < 0.9 * Double(frame.height) else { return first }
        guard let second = try nearest(to: first.box, in: frame, window, confidence: Self.leastConfidence)
        else { return nil }
        let odds = (first.confidence * second.confidence / (1 - first.confidence) / (1 - second.confidence))
            .squareRoot()
        return HandSighting(box: second.box, confidence: odds.isFinite ? odds / (1 + odds) : 1)
    }

    private static let leastConfidence: Float = 0.02

    /// The hand about a box, looked at so closely that small hands are seen as well as large ones; nil when it is gone.
    func near(_ box: Region, in frame: Frame) throws(ImageError) -> HandSighting? {
        try nearest(to: box, in: frame, window(about: box, in: frame), confidence: net.threshold * Self.patience)
    }

    private func nearest(
        to box: Region, in frame: Frame, _ window: Region, confidence: Float
    ) throws(ImageError) -> HandSighting? {
        let seen = try net.hands(in: frame, region: window, confidence: confidence)
        return seen.max { Self.likeness($0, box) < Self.likeness($1, box) }.flatMap { sighting in
            sighting.box.overlap(with: box) > 0.1 ? sighting : nil
        }
    }

    private func window(about box: Region, in frame: Frame) -> Region {
        Self.window(about: box, width: frame.width, height: frame.height, shape: net.input)
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
