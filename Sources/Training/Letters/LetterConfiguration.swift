import Datasets
import NeuralNetwork
import Recognition

/// The settings of a letter network's training, without its data.
public struct LetterConfiguration: Sendable, Equatable, Codable {
    /// Which network is trained.
    public enum Architecture: String, CaseIterable, Sendable, Codable {
        /// The small network of the original study.
        case study
        /// The network that ships.
        case standard
    }

    /// The optimisers to choose from.
    public enum OptimiserName: String, CaseIterable, Sendable, Codable {
        /// Stochastic gradient descent with momentum 0.9.
        case sgd
        /// RMSprop with decay 0.9.
        case rmsprop
        /// Adam with decoupled weight decay.
        case adamw
    }

    /// The learning rate schedules to choose from.
    public enum ScheduleName: String, CaseIterable, Sendable, Codable {
        /// The rate stays the same.
        case constant
        /// The rate falls to a tenth after each third of the epochs.
        case step
        /// The rate rises for one epoch, then falls along a cosine to a hundredth.
        case cosine
    }

    /// Which epoch's weights are written.
    public enum Kept: String, CaseIterable, Sendable, Codable {
        /// The weights with the best validation accuracy, which is then too optimistic for new people.
        case best
        /// The last epoch's weights, so that validation does not influence the model.
        case last
    }

    /// Which network is trained.
    public var architecture: Architecture
    /// The number of epochs.
    public var epochs: Int
    /// The number of pictures drawn for each epoch; the size of the training set if nil.
    public var samplesPerEpoch: Int?
    /// The number of pictures in a batch.
    public var batch: Int
    /// The optimiser.
    public var optimiser: OptimiserName
    /// The largest learning rate.
    public var learningRate: Float
    /// The learning rate schedule.
    public var schedule: ScheduleName
    /// The weight decay per step, in units of the learning rate.
    public var weightDecay: Float
    /// The share of the target probability that is spread evenly over all classes, 0…1.
    public var labelSmoothing: Float
    /// The share of pictures without a letter, 0…1.
    public var nothingShare: Float
    /// The share of rendered pictures if there are photographs too, 0…1.
    public var renderedShare: Float
    /// The strength of the augmentation.
    public var augmentation: Augmentation.Strength
    /// The decay per step of the moving average of the weights, which is validated and written; 0 for no average.
    public var averageDecay: Float
    /// The weight of the landmarks in the loss; they are not learned if it is 0.
    public var landmarkWeight: Float
    /// Which epoch's weights are written; nil, as in older checkpoints, means the best one's.
    public var kept: Kept?
    /// The name of the model whose weights the training starts from; random weights if nil.
    public var start: String?
    /// The seed of every random draw.
    public var seed: UInt64
    /// The number of threads of the network; a different number gives slightly different weights.
    public var threads: Int

    /// The default settings of a network.
    ///
    /// The study is repeated as it was: RMSprop, small batches, no augmentation. The standard network is trained with
    /// full augmentation, AdamW, a cosine schedule, a moving average of the weights and label smoothing.
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
    /// - Throws: `TrainingError.badSetting`, which names the first that is not.
    public func validate() throws(TrainingError) {
        try TrainingError.check("--epochs", epochs, (1...100_000).contains(epochs), "1 to 100000")
        try TrainingError.check("--samples-per-epoch", samplesPerEpoch ?? 1, (samplesPerEpoch ?? 1) > 0, "at least 1")
        try TrainingError.check("--batch", batch, (2...4096).contains(batch), "2 to 4096")
        try TrainingError.check(
            "--learning-rate", learningRate, learningRate > 0 && learningRate <= 10, "above 0, at most 10")
        try TrainingError.check("--weight-decay", weightDecay, (0...1).contains(weightDecay), "0 to 1")
        try TrainingError.check("--label-smoothing", labelSmoothing, (0..<1).contains(labelSmoothing), "0 to below 1")
        try TrainingError.check("--nothing-share", nothingShare, (0..<1).contains(nothingShare), "0 to below 1")
        try TrainingError.check("--rendered-share", renderedShare, (0...1).contains(renderedShare), "0 to 1")
        try TrainingError.check("--average-decay", averageDecay, (0..<1).contains(averageDecay), "0 to below 1")
        try TrainingError.check("--landmark-weight", landmarkWeight, (0...1000).contains(landmarkWeight), "0 to 1000")
        try TrainingError.check("--threads", threads, (1...256).contains(threads), "1 to 256")
    }
}

extension LetterConfiguration {
    /// Describes the network for `classes` labels, with outputs for the landmarks if they are learned.
    ///
    /// - Throws: `NetworkDescriptionError` if there are too many labels.
    func description(classes: Int) throws(NetworkDescriptionError) -> NetworkDescription {
        let outputs = classes + (landmarkWeight > 0 ? 2 * LetterNet.landmarkCount : 0)
        return switch architecture {
        case .study: try .study(classes: outputs)
        case .standard: try .standard(classes: outputs)
        }
    }

    /// Creates the training session of a network with these settings.
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

    /// Returns the number of epochs, the batch size and the learning rate of each step.
    func plan(examples: Int) -> TrainingPlan {
        var plan = TrainingPlan(epochs: epochs, examplesPerEpoch: examples, batchSize: batch, rate: learningRate)
        switch schedule {
        case .constant: break
        case .step:
            let every = max(1, epochs * plan.stepsPerEpoch / 3)
            plan.rates = .step(rate: learningRate, every: every, factor: 0.1)
        case .cosine: plan = plan.withCosine(rate: learningRate)
        }
        return plan
    }
}
