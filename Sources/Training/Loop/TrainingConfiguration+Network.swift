import NeuralNetwork
import Recognition

extension TrainingConfiguration {
    /// The network that is trained for `classes` labels, with further outputs for the hand's joints if they are learned.
    ///
    /// - Throws: `NetworkDescriptionError` when there are too many labels.
    func description(classes: Int) throws(NetworkDescriptionError) -> NetworkDescription {
        let outputs = classes + (landmarkWeight > 0 ? 2 * LetterNet.jointCount : 0)
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

    /// The learning rate of each step, of which an epoch has a number.
    func rates(stepsPerEpoch: Int) -> LearningRateSchedule {
        let total = epochs * stepsPerEpoch
        return switch schedule {
        case .constant: .constant(rate: learningRate)
        case .step: .step(rate: learningRate, every: max(1, total / 3), factor: 0.1)
        case .cosine:
            .cosine(
                rate: learningRate, warmUp: min(stepsPerEpoch, total / 10), total: total, final: learningRate / 100)
        }
    }
}
