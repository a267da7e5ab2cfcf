import Datasets
import NeuralNetwork
import Recognition

/// Everything about a training but its data.
public struct LetterConfiguration: Sendable, Equatable, Codable {
    /// Which network is trained.
    public enum Architecture: String, CaseIterable, Sendable, Codable {
        /// The small network of the original study.
        case study
        /// The network that ships.
        case standard
    }

    /// How gradients become steps.
    public enum OptimiserName: String, CaseIterable, Sendable, Codable {
        /// Stochastic gradient descent with momentum 0.9.
        case sgd
        /// RMSprop with decay 0.9.
        case rmsprop
        /// Adam with decoupled weight decay.
        case adamw
    }

    /// How the learning rate changes.
    public enum ScheduleName: String, CaseIterable, Sendable, Codable {
        /// Not at all.
        case constant
        /// A tenth after each third of the epochs.
        case step
        /// Rises for one epoch, then falls along a cosine to a hundredth.
        case cosine
    }

    /// Which epoch's weights are written.
    public enum Kept: String, CaseIterable, Sendable, Codable {
        /// Those that read the validation people best, who then flatter.
        case best
        /// Those of the last one: nothing is chosen by the validation people.
        case last
    }

    /// Which network is trained.
    public var architecture: Architecture
    /// Number of epochs.
    public var epochs: Int
    /// Pictures drawn for each epoch; as many as the training set has when nil.
    public var samplesPerEpoch: Int?
    /// Pictures in a batch.
    public var batch: Int
    /// How gradients become steps.
    public var optimiser: OptimiserName
    /// Largest learning rate.
    public var learningRate: Float
    /// How the learning rate changes.
    public var schedule: ScheduleName
    /// Decay of weights per step, in units of the learning rate.
    public var weightDecay: Float
    /// Share of certainty that targets give to all classes, 0…1.
    public var labelSmoothing: Float
    /// Share of pictures without a letter, 0…1.
    public var nothingShare: Float
    /// Share of rendered pictures, 0…1, where there are photographs too.
    public var renderedShare: Float
    /// How strongly pictures are changed.
    public var augmentation: Augmentation.Strength
    /// Decay per step of the average of weights that is validated and kept; none when 0.
    public var averageDecay: Float
    /// Weight of the hand's joints as a second target; they are not learned when 0.
    public var landmarkWeight: Float
    /// Which epoch's weights are written; the best one's when nil, as in checkpoints that do not say.
    public var kept: Kept?
    /// Name of the model that the training begins with; a network that knows nothing when nil.
    public var start: String?
    /// Start of all chance.
    public var seed: UInt64
    /// Threads that the network uses; sums depend on it, so the same bytes need the same number.
    public var threads: Int

    /// Suitable settings for a network.
    ///
    /// The study is done as it was: RMSprop, small batches, pictures as they are. The standard network learns from
    /// strongly changed pictures with AdamW on a cosine, averaged weights and smoothed targets.
    public init(_ architecture: Architecture, seed: UInt64 = 1, threads: Int = 1) {
        self.architecture = architecture
        self.seed = seed
        self.threads = threads
        renderedShare = 0.25
        switch architecture {
        case .study:
            (epochs, samplesPerEpoch, batch) = (2, nil, 16)
            (optimiser, learningRate, schedule, weightDecay) = (.rmsprop, 0.001, .constant, 0)
            (labelSmoothing, nothingShare, augmentation) = (0, 0.1, .none)
            (averageDecay, landmarkWeight) = (0, 0)
        case .standard:
            (epochs, samplesPerEpoch, batch) = (60, 20_000, 64)
            (optimiser, learningRate, schedule, weightDecay) = (.adamw, 0.002, .cosine, 0.02)
            (labelSmoothing, nothingShare, augmentation) = (0.05, 0.08, .full)
            (averageDecay, landmarkWeight) = (0.998, 5)
        }
    }

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
        try check("--samples-per-epoch", samplesPerEpoch ?? 1, (samplesPerEpoch ?? 1) > 0, "at least 1")
        try check("--batch", batch, (2...4096).contains(batch), "2 to 4096")
        try check("--learning-rate", learningRate, learningRate > 0 && learningRate <= 10, "above 0, at most 10")
        try check("--weight-decay", weightDecay, (0...1).contains(weightDecay), "0 to 1")
        try check("--label-smoothing", labelSmoothing, (0..<1).contains(labelSmoothing), "0 to below 1")
        try check("--nothing-share", nothingShare, (0..<1).contains(nothingShare), "0 to below 1")
        try check("--rendered-share", renderedShare, (0...1).contains(renderedShare), "0 to 1")
        try check("--average-decay", averageDecay, (0..<1).contains(averageDecay), "0 to below 1")
        try check("--landmark-weight", landmarkWeight, (0...1000).contains(landmarkWeight), "0 to 1000")
        try check("--threads", threads, (1...256).contains(threads), "1 to 256")
    }
}

extension LetterConfiguration {
    /// The network that is trained for `classes` labels, with further outputs for the hand's joints if they are learned.
    ///
    /// - Throws: `NetworkDescriptionError` when there are too many labels.
    func description(classes: Int) throws(NetworkDescriptionError) -> NetworkDescription {
        let outputs = classes + (landmarkWeight > 0 ? 2 * LetterNet.landmarkCount : 0)
        return switch architecture {
        case .study: try .study(classes: outputs)
        case .standard: try .standard(classes: outputs)
        }
    }

    /// A training of a network from the beginning.
    func session(_ network: Network, classes: Int) -> TrainingSession {
        let loss = Loss(classes: classes, auxiliaryWeight: landmarkWeight)
        func session(_ optimiser: some Optimiser) -> TrainingSession {
            TrainingSession(
                network: network, optimiser: optimiser, batchSize: batch, threads: threads, seed: seed, loss: loss,
                averageDecay: averageDecay > 0 ? averageDecay : nil)
        }
        return switch optimiser {
        case .sgd: session(SGD(weightDecay: weightDecay))
        case .rmsprop: session(RMSprop(decay: 0.9, weightDecay: weightDecay))
        case .adamw: session(AdamW(weightDecay: weightDecay))
        }
    }

    /// Epochs, batches and the learning rate of each step.
    func plan(examples: Int) -> TrainingPlan {
        var plan = TrainingPlan(
            epochs: epochs, examplesPerEpoch: examples, batchSize: batch, rates: .constant(rate: learningRate))
        let total = epochs * plan.stepsPerEpoch
        switch schedule {
        case .constant: break
        case .step: plan.rates = .step(rate: learningRate, every: max(1, total / 3), factor: 0.1)
        case .cosine:
            plan.rates = .cosine(
                rate: learningRate, warmUp: min(plan.stepsPerEpoch, total / 10), total: total,
                final: learningRate / 100)
        }
        return plan
    }
}
