import Imaging

/// Runs the locator network on a frame: on the whole frame, and enlarged on the surroundings of a box.
final class HandSearch {
    /// Height of the part of the frame around a box that ``near(_:in:)`` searches, in longer sides of the box.
    static let reach = 2.4
    /// ``near(_:in:)`` expects a hand, so this share of the network's threshold is enough.
    static let thresholdShareWhenKnown: Float = 0.5
    /// The most candidates of a frame; the letter network reads each of them.
    static let mostCandidates = 5
    /// Pixels of the network's input for a whole frame, as multiples of those of its own input size.
    ///
    /// A thorough search adds the second one, which finds small hands. Three was better than 2.25 on the validation
    /// frames (`trainer evaluate --frames`).
    static let details = (quick: 1.0, thorough: 3.0)

    private let net: LocatorNet

    init(_ net: LocatorNet) {
        self.net = net
    }

    /// Places in the whole frame that may be hands, the surest first.
    ///
    /// - Parameters:
    ///   - confidence: the lowest that is returned; the network's threshold when nil.
    ///   - thoroughly: whether small hands are searched for as well, which takes four to five times as long.
    func candidates(
        in frame: Frame, confidence: Float? = nil, thoroughly: Bool = false
    ) throws(ImageError) -> [HandDetection] {
        var detections = try net.hands(inAllOf: frame, detail: Self.details.quick, confidence: confidence)
        if thoroughly {
            detections += try net.hands(inAllOf: frame, detail: Self.details.thorough, confidence: confidence)
        }
        var places = Self.merged(detections)
        for index in places.indices where isSmall(places[index].box, in: frame) {
            // The box of a small hand is inaccurate. It stays as it is if the enlarged search does not find it.
            if let closer = try near(places[index].box, in: frame) { places[index].box = closer.box }
        }
        return places
    }

    /// Whether a box covers so few pixels of the network's input that it is inaccurate.
    private func isSmall(_ box: Region, in frame: Frame) -> Bool {
        let scale = (Double(frame.width * frame.height) / Double(net.input.width * net.input.height)).squareRoot()
        return max(box.width, box.height) / scale < Self.smallest
    }

    /// Boxes whose longer side has fewer pixels in an input of the network's own size are small.
    private static let smallest = 16.0

    /// Non-maximum suppression: one detection for each place.
    ///
    /// It has the highest confidence of the place, and the mean of the boxes that overlap well, weighted by confidence.
    static func merged(_ detections: [HandDetection]) -> [HandDetection] {
        var rest = detections.sorted { $0.confidence > $1.confidence }[...]
        var distinct: [HandDetection] = []
        while let surest = rest.popFirst(), distinct.count < mostCandidates {
            let same = [surest] + rest.filter { $0.box.iou(with: surest.box) > sameHandIoU }
            rest.removeAll { $0.box.iou(with: surest.box) > DetectionGrid.iou }
            distinct.append(HandDetection(box: mean(same), confidence: surest.confidence))
        }
        return distinct
    }

    /// Boxes that overlap by more than this are averaged.
    private static let sameHandIoU = 0.5

    private static func mean(_ detections: [HandDetection]) -> Region {
        let total = detections.reduce(0) { $0 + Double($1.confidence) }
        func mean(_ edge: (Region) -> Double) -> Double {
            detections.reduce(0) { $0 + Double($1.confidence) * edge($1.box) } / total
        }
        return Region(x: mean(\.x), y: mean(\.y), width: mean(\.width), height: mean(\.height))
    }

    /// The hand at a box, searched for in its enlarged surroundings; nil when it is not there any more.
    ///
    /// The network always sees the hand at the same size, so a small hand is found as well as a large one.
    func near(_ box: Region, in frame: Frame) throws(ImageError) -> HandDetection? {
        let window = Self.window(about: box, width: frame.width, height: frame.height, shape: net.input)
        let detections = try net.hands(
            in: frame, region: window, confidence: net.threshold * Self.thresholdShareWhenKnown)
        return detections.max { Self.similarity($0, box) < Self.similarity($1, box) }.flatMap { detection in
            detection.box.iou(with: box) > 0.1 ? detection : nil
        }
    }

    /// How well a detection continues a box: by its confidence and its place.
    private static func similarity(_ detection: HandDetection, _ box: Region) -> Double {
        Double(detection.confidence) * (0.2 + detection.box.iou(with: box))
    }

    /// The part of the frame around a box that is searched; inside the frame as far as possible.
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
