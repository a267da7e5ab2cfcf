import NeuralNetwork
import Recognition

/// The settings of a hand locator's training, without its data.
public struct LocatorConfiguration: Sendable, Equatable, Codable {
    /// The number of epochs.
    public var epochs = 40
    /// The number of scenes synthesized for each epoch.
    public var scenesPerEpoch = 8000
    /// The number of scenes in a batch.
    public var batch = 32
    /// The largest learning rate; the rate rises for one epoch, then falls along a cosine to a hundredth.
    public var learningRate: Float = 0.002
    /// The weight decay per step, in units of the learning rate.
    public var weightDecay: Float = 0.02
    /// The decay per step of the moving average of the weights, which is validated and written; 0 for no average.
    public var averageDecay: Float = 0.998
    /// The weight of the box loss; the score loss has weight 1.
    public var boxWeight: Float = 2
    /// The share of the signers in whole frames that is held out for validation, 0…1.
    public var heldShare = 0.1
    /// The number of rendered hands, and of rendered rooms without hands, for training.
    public var rendered = 1000
    /// The name of the model whose weights the training starts from; random weights if nil.
    public var start: String?
    /// The seed of every random draw.
    public var seed: UInt64 = 1
    /// The number of threads of the network; a different number gives slightly different weights.
    public var threads = 2

    /// Creates the default settings.
    public init() {}

    /// Checks that every setting is in its range.
    ///
    /// - Throws: `TrainingError.badSetting`, which names the first that is not.
    public func validate() throws(TrainingError) {
        try TrainingError.check("--epochs", epochs, (1...100_000).contains(epochs), "1 to 100000")
        try TrainingError.check(
            "--scenes-per-epoch", scenesPerEpoch, (2...100_000_000).contains(scenesPerEpoch), "at least 2")
        try TrainingError.check("--batch", batch, (2...4096).contains(batch), "2 to 4096")
        try TrainingError.check(
            "--learning-rate", learningRate, learningRate > 0 && learningRate <= 10, "above 0, at most 10")
        try TrainingError.check("--weight-decay", weightDecay, (0...1).contains(weightDecay), "0 to 1")
        try TrainingError.check("--average-decay", averageDecay, (0..<1).contains(averageDecay), "0 to below 1")
        try TrainingError.check("--box-weight", boxWeight, (0...1000).contains(boxWeight), "0 to 1000")
        try TrainingError.check("--held", heldShare, heldShare > 0 && heldShare < 1, "above 0, below 1")
        try TrainingError.check("--rendered", rendered, (0...1_000_000).contains(rendered), "0 to 1000000")
        try TrainingError.check("--threads", threads, (1...256).contains(threads), "1 to 256")
    }

    /// The number of epochs, the batch size and the learning rate of each step.
    var plan: TrainingPlan {
        TrainingPlan(epochs: epochs, examplesPerEpoch: scenesPerEpoch, batchSize: batch, rate: learningRate)
            .withCosine(rate: learningRate)
    }
}

extension NetworkDescription {
    /// Describes the locator network.
    ///
    /// It has 3x3 convolutions with batch norm, two of them with stride 2, and one max pool. Its output is a score and
    /// a box for each cell of 8x8 pixels.
    ///
    /// - Throws: `NetworkDescriptionError` when the input is too small.
    static func locator(_ input: LocatorPreprocessor) throws(NetworkDescriptionError) -> NetworkDescription {
        func block(_ filters: Int, stride: Int = 1) -> [LayerDescription] {
            [.convolution(filters: filters, kernel: 3, stride: stride, bias: false), .batchNorm, .relu]
        }
        let fine = block(16, stride: 2) + block(32, stride: 2) + block(64) + block(64)
        let coarse = block(128) + block(128) + block(128)
        return try NetworkDescription(
            height: input.height, width: input.width, channels: 1,
            layers: fine + [.maxPool(size: 2)] + coarse
                + [.convolution(filters: DetectionLoss.outputsPerCell, kernel: 1), .flatten])
    }
}
