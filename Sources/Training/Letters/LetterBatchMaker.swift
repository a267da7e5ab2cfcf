import Basics
import Datasets
import Imaging
import NeuralNetwork
import Recognition

/// Pictures made ready for a network, with what it should answer.
public struct LetterBatch: Sendable, Equatable {
    /// Number of pictures.
    public var count: Int
    /// `[count, height, width, 1]`.
    public var inputs: [Float]
    /// `[count, classes]`: probabilities.
    public var targets: [Float]
    /// The hand's joints, `[count, 2 * 21]`: x and y, -1…1 over the region; NaN where unknown.
    ///
    /// Nil when they are not to be learned.
    public var landmarks: [Float]?
}

/// Turns samples into batches: changed by chance, then brought to the network's input by the shared preprocessor.
///
/// A picture depends only on the seed, its sample and its number in the run, not on who makes it or when.
struct LetterBatchMaker {
    private let samples: [Sample]
    private let classes: [Int]
    private let classCount: Int
    private let configuration: LetterConfiguration
    private let augmentation: Augmentation
    private let preprocessor: LetterPreprocessor
    private var augmenter: Augmenter

    /// Makes a maker of batches.
    ///
    /// - Parameters:
    ///   - set: The samples; every label is one of `labels`.
    ///   - labels: The network's labels, in the order of its outputs.
    ///   - backdrops: Pictures without letters to be pasted behind hands.
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

    /// A batch of the samples with these numbers in the set; the first is the run's picture number `start`.
    ///
    /// - Throws: `ImageError` when a picture or its region is empty.
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

    /// Fills in one picture and returns its joints.
    private mutating func example(
        _ sample: Sample, number: Int, into input: UnsafeMutableBufferPointer<Float>
    ) throws(ImageError) -> [Float] {
        guard !augmentation.isNone else {
            let region = sample.region.square(scaledBy: preprocessor.margin)
            try preprocessor.prepare(sample.image, region: region, mirrored: sample.mirrored, into: input)
            return joints(sample.landmarks, in: region, mirrored: sample.mirrored)
        }
        var generator = SeededGenerator(seed: configuration.seed, draw: number)
        let picture = augmenter.picture(of: sample, using: &generator)
        let side = Double(Augmenter.side)
        let region = Region(x: 0, y: 0, width: side, height: side)
        // A mirrored letter looks like another one; what is none stays none, and there are few photographs of it.
        let isFlipped = sample.label == LetterLabels.nothing && generator.happens(0.5)
        let mirrored = sample.mirrored != isFlipped
        try preprocessor.prepare(picture.image, region: region, mirrored: mirrored, into: input)
        return joints(picture.landmarks, in: region, mirrored: mirrored)
    }

    /// Joints from -1 to 1 over the region; NaN where they are unknown.
    private func joints(_ landmarks: [SIMD2<Float>]?, in region: Region, mirrored: Bool) -> [Float] {
        guard let landmarks else { return [Float](repeating: .nan, count: 2 * LetterNet.landmarkCount) }
        let half = SIMD2(Float(region.width / 2), Float(region.height / 2))
        let centre = SIMD2(Float(region.x), Float(region.y)) + half
        return landmarks.flatMap { joint in
            let place = (joint - centre) / half
            return [mirrored ? -place.x : place.x, place.y]
        }
    }
}
