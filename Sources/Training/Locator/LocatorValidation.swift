import Basics
import Datasets
import Imaging
import NeuralNetwork
import Recognition

/// Pictures made ready once, to see after every epoch how well hands are found.
struct LocatorValidation: Sendable {
    /// What a network finds in the validation pictures.
    struct Result: Sendable, Equatable, Codable {
        /// Share of the hands that are found: by a sighting at the threshold with an overlap of more than a half.
        var recall = 0.0
        /// The same as a mean over people.
        var meanOverSigners = 0.0
        /// Mean overlap (intersection over union) of the hands that are found with their boxes.
        var meanIoU = 0.0
        /// Share of the pictures without hands in which one is seen.
        var falseRate = 0.0
        /// The confidence from which on a hand is there.
        var threshold: Float = 0.5
    }

    /// The least threshold, however well hands and rooms are told apart.
    static let leastThreshold: Float = 0.3
    /// Share of the pictures without hands in which one may be seen.
    static let allowedFalse = 0.005
    /// Parts of validation frames beside their hands that serve as pictures without hands.
    static let besideCount = 400

    private let grid: DetectionGrid
    private let frames: [Float]
    private let boxes: [[Region]]
    private let signers: [String]
    private let empty: [Float]
    private let emptyCount: Int

    /// Prepares the validation pictures of a set.
    ///
    /// - Throws: `ImageError` when a picture is empty.
    init(_ data: LocatorData, preprocessor: LocatorPreprocessor, grid: DetectionGrid) throws(ImageError) {
        self.grid = grid
        var frames: [Float] = []
        var boxes: [[Region]] = []
        var buffer = [Float](repeating: 0, count: preprocessor.width * preprocessor.height)
        func prepare(_ image: GreyImage, _ hands: [Region]) throws(ImageError) -> [Region] {
            try buffer.withUnsafeMutableBufferPointer { (buffer) throws(ImageError) in
                try preprocessor.prepare(image, boxes: hands, into: buffer)
            }
        }
        for frame in data.validationFrames {
            boxes.append(try prepare(frame.image, frame.hands.map(\.box)))
            frames += buffer
        }
        let imagesWithoutHands = data.validationImagesWithoutHands
        var empty: [Float] = []
        for image in imagesWithoutHands {
            _ = try prepare(image, [])
            empty += buffer
        }
        self.frames = frames
        self.boxes = boxes
        signers = data.validationFrames.map(\.signer)
        self.empty = empty
        emptyCount = imagesWithoutHands.count
    }

    /// What the network of a session finds, by its averaged weights if it keeps them.
    func result(of session: TrainingSession) -> Result {
        let inEmpty = detections(in: empty, count: emptyCount, session)
        let falseAlarms = inEmpty.compactMap { $0.first?.confidence }.sorted(by: >)
        let allowed = Int(Double(emptyCount) * Self.allowedFalse)
        // Just above the first false alarm that is too many.
        let first = falseAlarms.count > allowed ? falseAlarms[allowed] : 0
        var result = Result()
        result.threshold = min(max(first + 0.005, Self.leastThreshold), 0.95)
        result.falseRate =
            Double(falseAlarms.count { $0 >= result.threshold }) / Double(max(emptyCount, 1))
        score(detections(in: frames, count: boxes.count, session), into: &result)
        return result
    }

    private func score(_ sightings: [[HandDetection]], into result: inout Result) {
        var found: [String: [Bool]] = [:]
        var overlaps: [Double] = []
        for (index, hands) in boxes.enumerated() {
            let seen = sightings[index].filter { $0.confidence >= result.threshold }
            for hand in hands {
                let iou = seen.map { $0.box.iou(with: hand) }.max() ?? 0
                found[signers[index], default: []].append(iou > 0.5)
                if iou > 0.5 { overlaps.append(iou) }
            }
        }
        func share(_ all: [Bool]) -> Double { Double(all.count { $0 }) / Double(max(all.count, 1)) }
        result.recall = share(found.values.flatMap { $0 })
        result.meanOverSigners = found.values.map(share).sorted().reduce(0, +) / Double(max(found.count, 1))
        result.meanIoU = overlaps.reduce(0, +) / Double(max(overlaps.count, 1))
    }

    private func detections(in inputs: [Float], count: Int, _ session: TrainingSession) -> [[HandDetection]] {
        let outputs = inputs.withUnsafeBufferPointer { session.outputs(of: $0, averaged: true) }
        let size = grid.count * DetectionLoss.outputsPerCell
        return outputs.withUnsafeBufferPointer { outputs in
            (0..<count).map { index in
                grid.detections(
                    in: UnsafeBufferPointer(rebasing: outputs[index * size..<(index + 1) * size]), confidence: 0.05)
            }
        }
    }
}

extension LocatorData {
    /// The validation pictures without hands, and unchanged parts of validation frames beside their hands.
    fileprivate var validationImagesWithoutHands: [GreyImage] {
        guard !validationFrames.isEmpty else { return validationNegatives }
        var synthesizer = SceneSynthesizer(
            LocatorData(frames: validationFrames, held: []), augmentation: Augmentation(),
            kinds: [(kind: .beside, weight: 1)])
        return validationNegatives
            + (0..<LocatorValidation.besideCount).map { number in
                var generator = SeededGenerator(seed: 0x62_6573_6964_65, draw: number)
                return synthesizer.scene(using: &generator).image
            }
    }
}

/// Chooses from which confidence on a place is worth reading.
///
/// The rule: as low as possible, but so that a picture without hands proposes one place on average. Each costs the letter
/// network a reading, which then says that it is none, while a hand that is not proposed is lost. The pictures are those
/// that are kept from training, and parts of the validation people's frames beside their hands, which often show faces.
struct LocatorCalibration {
    /// Places that a picture without hands may propose, on average.
    static let allowed = 1.0
    /// No threshold is lower or higher.
    static let bounds: ClosedRange<Float> = 0.05...0.5

    private let images: [GreyImage]

    /// Collects the pictures without hands.
    init(_ data: LocatorData) {
        images = data.validationImagesWithoutHands
    }

    /// The threshold for a network, given how sure it is of each place in a picture that it may propose.
    ///
    /// - Throws: what `confidences` throws.
    func threshold(_ confidences: (GreyImage) throws(ImageError) -> [Float]) throws(ImageError) -> Float {
        var places: [Float] = []
        for image in images { places += try confidences(image) }
        places.sort(by: >)
        let allowed = Int(Double(images.count) * Self.allowed)
        // Just above the first place that is too many.
        let first = places.count > allowed ? places[allowed] : 0
        return min(max(first + 0.005, Self.bounds.lowerBound), Self.bounds.upperBound)
    }
}
