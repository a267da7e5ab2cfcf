/// What one sequence says: its labels in order, how long it is, and the label of each step where that is known.
public struct Transcription: Sendable, Equatable {
    /// The classes in the order in which they appear, without blanks; empty when there are none.
    public let labels: [Int]
    /// How many steps of the sequence are valid; those behind them are padding.
    public let steps: Int
    /// The class of each valid step, which may be the blank, or -1 where it is unknown; empty when all are unknown.
    public let stepLabels: [Int]

    /// A transcription; see the properties.
    public init(labels: [Int], steps: Int, stepLabels: [Int] = []) {
        self.labels = labels
        self.steps = steps
        self.stepLabels = stepLabels
    }

    /// The fewest steps that the labels fit into: one for each, and a blank between two that are the same.
    public var fewestSteps: Int { labels.count + zip(labels, labels.dropFirst()).count { $0 == $1 } }
}

extension Transcription {
    /// Checks that a loss can be computed.
    ///
    /// - Parameters:
    ///   - example: the number of the example, for the error.
    ///   - loss: has the number of steps and classes.
    func check(example: Int, for loss: CTCLoss) throws(TranscriptionError) {
        guard (1...loss.steps).contains(steps) else {
            throw .badLength(example: example, steps: steps, most: loss.steps)
        }
        if let label = labels.first(where: { !(0..<loss.blank).contains($0) }) {
            throw .badLabel(example: example, label: label, labels: loss.blank)
        }
        guard fewestSteps <= steps else {
            throw .tooManyLabels(example: example, needed: fewestSteps, steps: steps)
        }
        guard stepLabels.isEmpty || stepLabels.count == steps else {
            throw .badStepLabelCount(example: example, count: stepLabels.count, steps: steps)
        }
        if let label = stepLabels.first(where: { !(-1..<loss.classes).contains($0) }) {
            throw .badStepLabel(example: example, label: label, classes: loss.classes)
        }
    }
}

/// Why the loss of a transcription cannot be computed.
public enum TranscriptionError: Error, Equatable, CustomStringConvertible {
    /// The sequence has no steps, or more than the network.
    case badLength(example: Int, steps: Int, most: Int)
    /// A label is not one of the classes other than the blank.
    case badLabel(example: Int, label: Int, labels: Int)
    /// The labels, with a blank between two that are the same, need more steps than the sequence has.
    case tooManyLabels(example: Int, needed: Int, steps: Int)
    /// Labels of steps are given, but not one for each step.
    case badStepLabelCount(example: Int, count: Int, steps: Int)
    /// The label of a step is neither a class nor -1.
    case badStepLabel(example: Int, label: Int, classes: Int)

    /// What is wrong with which example of the batch (counted from 0), and what to do.
    public var description: String {
        switch self {
        case .badLength(let example, let steps, let most):
            "example \(example) has \(steps) steps: give it from 1 to \(most), as the network has"
        case .badLabel(let example, let label, let labels):
            "example \(example) has the label \(label): give labels from 0 to \(labels - 1), without blanks"
        case .tooManyLabels(let example, let needed, let steps):
            "the labels of example \(example) need \(needed) steps, but it has \(steps): leave it out or make it longer"
        case .badStepLabelCount(let example, let count, let steps):
            "example \(example) has \(count) labels for \(steps) steps: "
                + "give one for each step, -1 where unknown, or none"
        case .badStepLabel(let example, let label, let classes):
            "a step of example \(example) has the label \(label): give classes from 0 to \(classes - 1), or -1"
        }
    }
}
