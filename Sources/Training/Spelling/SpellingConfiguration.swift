import NeuralNetwork
import Recognition
import Spelling

/// The settings of a sequence network's training, without its data.
public struct SpellingConfiguration: Sendable, Equatable, Codable {
    /// The number of epochs.
    public var epochs = 30
    /// The number of rendered words, a twentieth of which validates.
    public var rendered = 4000
    /// How many words an epoch has for each rendered word; those beyond 1 are put together from held letters.
    public var wordsPerRendered = 1.5
    /// The share of rendered words in which photographed letters take the place of rendered ones.
    public var photographed: Float = 0.5
    /// The share of hands that spell nothing among what is put together from photographs.
    public var silent: Float = 0.3
    /// The number of words in a batch.
    public var batch = 16
    /// The largest learning rate; the rate rises for one epoch, then falls along a cosine to a hundredth.
    public var learningRate: Float = 0.004
    /// The weight decay per step, in units of the learning rate.
    public var weightDecay: Float = 0.01
    /// The decay per step of the moving average of the weights, which is validated and written; 0 for no average.
    public var averageDecay: Float = 0.998
    /// The weight of the cross-entropy of steps without a hand, which keep the network silent there.
    public var stepWeight: Float = 0.03
    /// The filters of each layer, and the number of layers before the last.
    public var (filters, layers) = (64, 4)
    /// The seed of every random draw.
    public var seed: UInt64 = 1
    /// The number of threads of the network; a different number gives slightly different weights.
    public var threads = 2

    /// The longest word in steps; rendered words are chosen so that they fit.
    static let steps = 320
    /// The steps that a layer sees at a time.
    static let kernel = 5

    /// Creates the default settings.
    public init() {}

    /// Checks that every setting is in its range.
    ///
    /// - Throws: `TrainingError.badSetting`, which names the first that is not.
    public func validate() throws(TrainingError) {
        try TrainingError.check("--epochs", epochs, (1...100_000).contains(epochs), "1 to 100000")
        try TrainingError.check("--rendered", rendered, (40...1_000_000).contains(rendered), "40 to 1000000")
        try TrainingError.check("--batch", batch, (2...4096).contains(batch), "2 to 4096")
        try TrainingError.check(
            "--learning-rate", learningRate, learningRate > 0 && learningRate <= 10, "above 0, at most 10")
        try TrainingError.check("--weight-decay", weightDecay, (0...1).contains(weightDecay), "0 to 1")
        try TrainingError.check("--average-decay", averageDecay, (0..<1).contains(averageDecay), "0 to below 1")
        try TrainingError.check("--filters", filters, (1...1024).contains(filters), "1 to 1024")
        try TrainingError.check("--layers", layers, (1...16).contains(layers), "1 to 16")
        try TrainingError.check("--threads", threads, (1...256).contains(threads), "1 to 256")
    }

    /// The number of rendered words that validate.
    var validationCount: Int { max(rendered / 20, 10) }
    /// The number of rendered words to learn from.
    var trainingCount: Int { rendered - validationCount }
    /// The number of words in an epoch.
    var wordsPerEpoch: Int { Int(Double(trainingCount) * wordsPerRendered) }

    /// The number of epochs, the batch size and the learning rate of each step.
    var plan: TrainingPlan {
        TrainingPlan(epochs: epochs, examplesPerEpoch: wordsPerEpoch, batchSize: batch, rate: learningRate)
            .withCosine(rate: learningRate)
    }

    /// Describes the network: temporal convolutions with batch norm, and a score of each letter and the blank a step.
    ///
    /// - Throws: `NetworkDescriptionError` when a setting is out of its range.
    func description() throws(NetworkDescriptionError) -> NetworkDescription {
        let block: [LayerDescription] = [
            .temporalConvolution(filters: filters, kernel: Self.kernel, bias: false), .batchNorm, .relu,
            .dropout(rate: 0.1),
        ]
        return try NetworkDescription(
            height: Self.steps, width: 1, channels: SequenceInput.channels,
            layers: Array(repeating: block, count: layers).flatMap { $0 }
                + [.temporalConvolution(filters: SequenceNet.labels.count, kernel: 1), .flatten])
    }
}
