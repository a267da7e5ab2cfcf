import NeuralNetwork
import Recognition

/// Everything about the training of a hand locator but its data.
public struct LocatorConfiguration: Sendable, Equatable, Codable {
    /// Number of epochs.
    public var epochs = 40
    /// Scenes made up for each epoch.
    public var scenesPerEpoch = 8000
    /// Scenes in a batch.
    public var batch = 32
    /// Largest learning rate; it rises for one epoch, then falls along a cosine to a hundredth.
    public var learningRate: Float = 0.002
    /// Decay of weights per step, in units of the learning rate.
    public var weightDecay: Float = 0.02
    /// Decay per step of the average of weights that is validated and kept.
    public var averageDecay: Float = 0.998
    /// How much a box counts against a score.
    public var boxWeight: Float = 2
    /// Share of the people in whole frames that is kept for validation, 0…1.
    public var heldShare = 0.1
    /// Rendered hands to learn from, and as many rendered rooms.
    public var rendered = 1000
    /// Name of the model that the training begins with; a network that knows nothing when nil.
    public var start: String?
    /// Start of all chance.
    public var seed: UInt64 = 1
    /// Threads that the network uses; sums depend on it, so the same bytes need the same number.
    public var threads = 2

    /// Makes the settings of the locator that ships.
    public init() {}

    /// Checks that every setting is in its range.
    ///
    /// - Throws: `TrainingError.badSetting` naming the first that is not.
    public func validate() throws(TrainingError) {
        func check(_ name: String, _ value: some CustomStringConvertible, _ isFine: Bool, _ allowed: String)
            throws(TrainingError)
        {
            if !isFine { throw .badSetting(name: name, value: value.description, allowed: allowed) }
        }
        try check("--epochs", epochs, (1...100_000).contains(epochs), "1 to 100000")
        try check("--scenes-per-epoch", scenesPerEpoch, (2...100_000_000).contains(scenesPerEpoch), "at least 2")
        try check("--batch", batch, (2...4096).contains(batch), "2 to 4096")
        try check("--learning-rate", learningRate, learningRate > 0 && learningRate <= 10, "above 0, at most 10")
        try check("--weight-decay", weightDecay, (0...1).contains(weightDecay), "0 to 1")
        try check("--average-decay", averageDecay, (0..<1).contains(averageDecay), "0 to below 1")
        try check("--box-weight", boxWeight, (0...1000).contains(boxWeight), "0 to 1000")
        try check("--held", heldShare, heldShare > 0 && heldShare < 1, "above 0, below 1")
        try check("--rendered", rendered, (0...1_000_000).contains(rendered), "0 to 1000000")
        try check("--threads", threads, (1...256).contains(threads), "1 to 256")
    }

    /// Epochs, batches and the learning rate of each step.
    var plan: TrainingPlan {
        var plan = TrainingPlan(
            epochs: epochs, examplesPerEpoch: scenesPerEpoch, batchSize: batch, rates: .constant(rate: learningRate))
        let total = epochs * plan.stepsPerEpoch
        plan.rates = .cosine(
            rate: learningRate, warmUp: min(plan.stepsPerEpoch, total / 10), total: total, final: learningRate / 100)
        return plan
    }
}

extension NetworkDescription {
    /// The network that finds hands.
    ///
    /// 3x3 convolutions with batch norm, two of them with stride 2, one pool, and for each square of 8 pixels a score and
    /// a box.
    ///
    /// - Throws: `NetworkDescriptionError` when the input is too small.
    static func locator(_ input: LocatorPreprocessor) throws(NetworkDescriptionError) -> NetworkDescription {
        func block(_ filters: Int, stride: Int = 1) -> [LayerDescription] {
            [.convolution(filters: filters, kernel: 3, stride: stride, bias: false), .batchNorm, .relu]
        }
        let fine = block(16, stride: 2) + block(24, stride: 2) + block(32) + block(48)
        let coarse = block(64) + block(96) + block(96)
        return try NetworkDescription(
            height: input.height, width: input.width, channels: 1,
            layers: fine + [.maxPool(size: 2)] + coarse
                + [.convolution(filters: DetectionLoss.outputsPerCell, kernel: 1), .flatten])
    }
}
