import Imaging

/// Looks for hands: in the whole picture, and more closely about a place.
final class HandSearch {
    /// The height that is looked at closely, in longer sides of the box.
    static let reach = 2.4
    /// A hand that is already known is still there at this share of the threshold.
    static let thresholdShareWhenKnown: Float = 0.5
    /// How many places may be hands at once.
    static let mostCandidates = 5
    /// How finely all of a frame is seen, in pixels as multiples of those of the network's own input: at once, and by a
    /// thorough look, which finds small hands.
    static let details = (quick: 1.0, thorough: 3.0)

    private let net: LocatorNet

    init(_ net: LocatorNet) {
        self.net = net
    }

    /// Places in all of a frame that may be hands, the surest first.
    ///
    /// - Parameters:
    ///   - confidence: the least that is told; the threshold when nil.
    ///   - thoroughly: whether the frame is looked at more finely too, which takes four to five times as long and finds
    ///     small hands.
    func candidates(
        in frame: Frame, confidence: Float? = nil, thoroughly: Bool = false
    ) throws(ImageError) -> [HandDetection] {
        var seen = try net.hands(inAllOf: frame, detail: Self.details.quick, confidence: confidence)
        if thoroughly {
            seen += try net.hands(inAllOf: frame, detail: Self.details.thorough, confidence: confidence)
        }
        var places = Self.merged(seen)
        for index in places.indices where isSmall(places[index].box, in: frame) {
            // Seen so coarsely its box is rough; what a closer look does not see stays as it is.
            if let closer = try near(places[index].box, in: frame) { places[index].box = closer.box }
        }
        return places
    }

    /// Whether a box is so small in the frame that it is seen with few pixels.
    private func isSmall(_ box: Region, in frame: Frame) -> Bool {
        let scale = (Double(frame.width * frame.height) / Double(net.input.width * net.input.height)).squareRoot()
        return max(box.width, box.height) / scale < Self.smallest
    }

    /// The longer side of a box, in pixels of an input of the network's own size, under which it is looked at closely.
    private static let smallest = 16.0

    /// One sighting for each place: the surest one's confidence, and the mean of the boxes that overlap with it, by
    /// confidence.
    static func merged(_ sightings: [HandDetection]) -> [HandDetection] {
        var rest = sightings.sorted { $0.confidence > $1.confidence }[...]
        var distinct: [HandDetection] = []
        while let surest = rest.popFirst(), distinct.count < mostCandidates {
            let same = [surest] + rest.filter { $0.box.iou(with: surest.box) > sameHand }
            rest.removeAll { $0.box.iou(with: surest.box) > DetectionGrid.iou }
            distinct.append(HandDetection(box: mean(same), confidence: surest.confidence))
        }
        return distinct
    }

    /// Sightings that overlap by more than this tell the same hand's box.
    private static let sameHand = 0.5

    private static func mean(_ sightings: [HandDetection]) -> Region {
        let total = sightings.reduce(0) { $0 + Double($1.confidence) }
        func mean(_ edge: (Region) -> Double) -> Double {
            sightings.reduce(0) { $0 + Double($1.confidence) * edge($1.box) } / total
        }
        return Region(x: mean(\.x), y: mean(\.y), width: mean(\.width), height: mean(\.height))
    }

    /// The hand about a box, looked at so closely that small hands are seen as well as large ones; nil when it is gone.
    func near(_ box: Region, in frame: Frame) throws(ImageError) -> HandDetection? {
        let window = Self.window(about: box, width: frame.width, height: frame.height, shape: net.input)
        let seen = try net.hands(in: frame, region: window, confidence: net.threshold * Self.thresholdShareWhenKnown)
        return seen.max { Self.likeness($0, box) < Self.likeness($1, box) }.flatMap { sighting in
            sighting.box.iou(with: box) > 0.1 ? sighting : nil
        }
    }

    /// How well a sighting continues a box: sure, and at the same place.
    private static func likeness(_ sighting: HandDetection, _ box: Region) -> Double {
        Double(sighting.confidence) * (0.2 + sighting.box.iou(with: box))
    }

    /// The part of the frame about a box that is looked at, within the frame as far as it can be.
    static func window(about box: Region, width: Int, height: Int, shape: LocatorPreprocessor) -> Region {
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
