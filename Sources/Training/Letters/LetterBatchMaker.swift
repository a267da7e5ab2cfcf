import Basics
import Datasets
import Imaging
import NeuralNetwork
import Recognition

/// A batch of network inputs with their targets.
public struct LetterBatch: Sendable, Equatable {
    /// The number of pictures.
    public var count: Int
    /// The pictures, `[count, height, width, 1]`.
    public var inputs: [Float]
    /// The target probabilities, `[count, classes]`.
    public var targets: [Float]
    /// The landmarks, `[count, 2 * 21]`: x and y, -1…1 over the region; NaN where unknown.
    ///
    /// Nil if the network does not learn landmarks.
    public var landmarks: [Float]?
}

/// Makes batches of samples: augments each picture, then applies the preprocessor that the recognizer uses too.
///
/// An augmented picture depends only on the seed, its sample and its number in the training.
struct LetterBatchMaker {
    private let samples: [Sample]
    private let classes: [Int]
    private let classCount: Int
    private let configuration: LetterConfiguration
    private let augmentation: Augmentation
    private let preprocessor: LetterPreprocessor
    private var augmenter: Augmenter

    /// Prepares to make batches of the samples of a data set.
    ///
    /// - Parameters:
    ///   - set: The samples; every label is one of `labels`.
    ///   - labels: The network's labels, in the order of its outputs.
    ///   - backdrops: Pictures without letters, used as backgrounds.
    init(
        _ set: Dataset, labels: [String], configuration: LetterConfiguration, preprocessor: LetterPreprocessor,
        backdrops: [GreyImage]
    ) {
        samples = set.samples
        let places = Dictionary(labels.enumerated().map { ($1, $0) }) { first, _ in first }
        classes = set.samples.map { places[$0.label] ?? 0 }
        classCount = labels.count
        self.configuration = configuration
        self.preprocessor = preprocessor
        augmentation = Augmentation(configuration.augmentation)
        augmenter = Augmenter(augmentation, margin: preprocessor.margin, backdrops: backdrops)
    }

    /// Makes a batch of the samples with these indices.
    ///
    /// - Parameter start: the number of the first picture, counted from the start of the training.
    /// - Throws: `ImageError` if a picture or its region is empty.
    mutating func batch(of indices: ArraySlice<Int>, startingAt start: Int) throws(ImageError) -> LetterBatch {
        let size = preprocessor.side * preprocessor.side
        var inputs = [Float](repeating: 0, count: indices.count * size)
        var landmarks: [Float] = []
        for (place, index) in indices.enumerated() {
            landmarks += try inputs.withUnsafeMutableBufferPointer { (buffer) throws(ImageError) in
                let input = UnsafeMutableBufferPointer(rebasing: buffer[place * size..<(place + 1) * size])
                return try example(samples[index], number: start + place, into: input)
            }
        }
        let targets = Targets.oneHot(
            indices.map { classes[$0] }, classes: classCount, smoothing: configuration.labelSmoothing)
        return LetterBatch(
            count: indices.count, inputs: inputs, targets: targets,
            landmarks: configuration.landmarkWeight > 0 ? landmarks : nil)
    }

    /// Writes one picture into the input and returns its landmarks.
    private mutating func example(
        _ sample: Sample, number: Int, into input: UnsafeMutableBufferPointer<Float>
    ) throws(ImageError) -> [Float] {
        guard !augmentation.isNone else {
            let region = sample.region.square(scaledBy: preprocessor.margin)
            try preprocessor.prepare(sample.image, region: region, mirrored: sample.mirrored, into: input)
            return scaled(sample.landmarks, to: region, mirrored: sample.mirrored)
        }
        var generator = SeededGenerator(seed: configuration.seed, draw: number)
        let picture = augmenter.picture(of: sample, using: &generator)
        let side = Double(Augmenter.side)
        let region = Region(x: 0, y: 0, width: side, height: side)
        // Letters are not flipped, since a mirrored letter can look like another. A mirrored picture without a letter
        // is still one, and there are few of them.
        let isFlipped = sample.label == LetterLabels.nothing && generator.happens(0.5)
        let mirrored = sample.mirrored != isFlipped
        try preprocessor.prepare(picture.image, region: region, mirrored: mirrored, into: input)
        return scaled(picture.landmarks, to: region, mirrored: mirrored)
    }

    /// Scales landmarks to -1…1 over the region; returns NaN if they are unknown.
    private func scaled(_ landmarks: [SIMD2<Float>]?, to region: Region, mirrored: Bool) -> [Float] {
        guard let landmarks else { return [Float](repeating: .nan, count: 2 * LetterNet.landmarkCount) }
        let half = SIMD2(Float(region.width / 2), Float(region.height / 2))
        let centre = SIMD2(Float(region.x), Float(region.y)) + half
        return landmarks.flatMap { landmark in
            let point = (landmark - centre) / half
            return [mirrored ? -point.x : point.x, point.y]
        }
    }
}
