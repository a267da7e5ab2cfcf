import Basics
import Datasets
import Evaluation
import Imaging
import NeuralNetwork
import Recognition

/// A letter model, divided into the layers that stay as they are and those that one person's pictures change.
struct LetterBase: Sendable {
    /// The model.
    let file: ModelFile
    /// Makes the network's input.
    let preprocessor: LetterPreprocessor
    /// The layers that stay; nil when all are changed.
    let first: Network?
    /// The layers that are changed.
    let rest: Network
    private let convolutions: Int
    private let threads: Int

    /// The model's network, in whose changed layers batch norm only adds a bias.
    ///
    /// A mean of it with what it becomes is then the mean of what both compute with.
    let network: Network
    /// The model's labels.
    var labels: [String] { file.labels }

    /// Divides a model.
    ///
    /// - Parameter path: the file, for the error.
    /// - Throws: `ModelFileError` when its preprocessing cannot be read, `NetworkError`.
    init(_ file: ModelFile, path: String, settings: PersonalisationSettings) throws {
        self.file = file
        preprocessor = try file.preprocessing(as: LetterPreprocessor.self, path: path)
        let parts = file.network.parts(fromLastConvolutions: settings.convolutions)
        first = parts.first
        rest = try parts.rest.unfolding(parts.rest.foldingBatchNorm())
        network = try file.network.replacing(rest: rest)
        (convolutions, threads) = (settings.convolutions, settings.threads)
    }

    /// What the layers that stay make of network inputs `[count, side, side]`.
    func features(of inputs: [Float]) -> [Float] {
        first.map { Self.outputs(of: inputs, $0, threads: threads) } ?? inputs
    }

    /// What the layers that are changed make of features, before they are.
    func outputs(of features: [Float]) -> [Float] { Self.outputs(of: features, rest, threads: threads) }

    /// What the changed layers of another network make of features, which they share with this one.
    func outputs(of features: [Float], in network: Network) -> [Float] {
        Self.outputs(of: features, network.parts(fromLastConvolutions: convolutions).rest, threads: threads)
    }

    private static func outputs(of inputs: [Float], _ network: Network, threads: Int) -> [Float] {
        let session = TrainingSession(
            network: network, optimiser: SGD(momentum: 0), batchSize: 32 * threads, threads: threads, seed: 0)
        return inputs.withUnsafeBufferPointer { session.outputs(of: $0) }
    }
}

/// Pictures that are read by several networks that differ in their last layers alone: their features are computed once.
struct JudgedPictures: Sendable {
    /// What the pictures show.
    let labels: [String]
    private let base: LetterBase
    private let features: [Float]

    /// Computes the features of samples.
    ///
    /// - Throws: `ImageError` when a picture is empty.
    init(_ samples: [Sample], base: LetterBase) throws(ImageError) {
        self.base = base
        labels = samples.map(\.label)
        let preprocessor = base.preprocessor
        let prepared = concurrentMap(samples.count) { index in
            Result { () throws(ImageError) in try PreparedInput.of(samples[index], preprocessor: preprocessor) }
        }
        var inputs: [Float] = []
        for input in prepared { inputs += try input.get() }
        features = inputs.isEmpty ? [] : base.features(of: inputs)
    }

    /// What a network answers, read as of a hand held still.
    func predictions(of network: Network) -> Predictions {
        let (classes, width) = (base.labels.count, base.network.description.outputCount)
        let outputs = features.isEmpty ? [] : base.outputs(of: features, in: network)
        let items = labels.enumerated().map { index, label in
            let scores = Array(outputs[index * width..<index * width + classes])
            return Predictions.Item(
                sample: index, truth: base.labels.firstIndex(of: label), label: label, signer: "",
                probabilities: Softmax.probabilities(scores, classes: classes))
        }
        return Predictions(labels: base.labels, items: items).heldStill
    }

    /// Whether a network reads each picture right.
    func answers(of network: Network) -> [Bool] { predictions(of: network).items.map(\.isRight) }

    /// How many pictures a network reads right.
    func score(of network: Network) -> PersonalisationResult.Score {
        PersonalisationResult.Score(right: answers(of: network).count(where: \.self), pictures: labels.count)
    }
}
