import Basics
import Datasets
import Imaging
import NeuralNetwork
import Recognition

/// Validation pictures, prepared once as network inputs, that measure a locator after every epoch.
struct LocatorValidation: Sendable {
    /// The metrics of a network on the validation pictures.
    struct Result: Sendable, Equatable, Codable {
        /// The share of hands with a detection whose intersection over union is above 0.5.
        var recall = 0.0
        /// The mean over signers of their recall.
        var meanOverSigners = 0.0
        /// The mean intersection over union of the found hands with their labelled boxes.
        var meanIoU = 0.0
        /// The share of the pictures without hands that have a detection.
        var falseRate = 0.0
        /// The lowest confidence of a detected hand.
        var threshold: Float = 0.5
    }

    /// The lowest threshold, even if a lower one would give no more false detections.
    static let leastThreshold: Float = 0.3
    /// The share of the pictures without hands that may have a detection.
    static let allowedFalse = 0.005
    /// The number of parts without hands that are cut from validation frames.
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

    /// Measures the network of a session, with its averaged weights if there are any.
    ///
    /// The threshold is as low as possible while no more than the allowed share of pictures has a false detection.
    func result(of session: TrainingSession) -> Result {
        let inEmpty = detections(in: empty, count: emptyCount, session)
        let falseAlarms = inEmpty.compactMap { $0.first?.confidence }.sorted(by: >)
        let allowed = Int(Double(emptyCount) * Self.allowedFalse)
        // The threshold must be above the first false detection that is not allowed.
        let first = falseAlarms.count > allowed ? falseAlarms[allowed] : 0
        var result = Result()
        result.threshold = min(max(first + 0.005, Self.leastThreshold), 0.95)
        result.falseRate =
            Double(falseAlarms.count { $0 >= result.threshold }) / Double(max(emptyCount, 1))
        score(detections(in: frames, count: boxes.count, session), into: &result)
        return result
    }

    private func score(_ detections: [[HandDetection]], into result: inout Result) {
        var found: [String: [Bool]] = [:]
        var overlaps: [Double] = []
        for (index, hands) in boxes.enumerated() {
            let seen = detections[index].filter { $0.confidence >= result.threshold }
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
    /// The validation pictures without hands, and parts of validation frames that show no hand, without augmentation.
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

/// Chooses the lowest confidence at which the letter network reads a detection.
///
/// The threshold is as low as possible while a picture without hands gives at most one detection on average. A false
/// detection only costs one run of the letter network, which can reject it; a missed hand is lost. The pictures are the
/// held-out ones without hands, and parts of validation frames beside the hands, which often show faces.
struct LocatorCalibration {
    /// The allowed mean number of detections in a picture without hands.
    static let allowed = 1.0
    /// The lowest and the highest threshold.
    static let bounds: ClosedRange<Float> = 0.05...0.5

    private let images: [GreyImage]

    /// Collects the pictures without hands.
    init(_ data: LocatorData) {
        images = data.validationImagesWithoutHands
    }

    /// Returns the threshold for a locator, given a function that returns its confidences in a picture.
    ///
    /// - Throws: what `confidences` throws.
    func threshold(_ confidences: (GreyImage) throws(ImageError) -> [Float]) throws(ImageError) -> Float {
        var found: [Float] = []
        for image in images { found += try confidences(image) }
        found.sort(by: >)
        let allowed = Int(Double(images.count) * Self.allowed)
        // The threshold must be above the first detection that is not allowed.
        let first = found.count > allowed ? found[allowed] : 0
        return min(max(first + 0.005, Self.bounds.lowerBound), Self.bounds.upperBound)
    }
}
