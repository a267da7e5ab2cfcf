import Imaging
import NeuralNetwork
import Recognition

/// Pictures made ready once, to be read after every epoch.
struct TestPictures: Sendable {
    private let labels: [String]
    private let items: [Predictions.Item]
    private let inputs: [Float]
    private let size: Int

    /// Prepares the pictures of a set as they are.
    init(_ set: Dataset, labels: [String], preprocessor: Preprocessor) {
        self.labels = labels
        size = preprocessor.side * preprocessor.side
        let prepared = concurrentMap(set.samples.count) { index in
            PreparedInput.of(set.samples[index], preprocessor: preprocessor)
        }
        inputs = Array(prepared.joined())
        items = set.samples.enumerated().map { index, sample in
            Predictions.Item(
                sample: index, truth: labels.firstIndex(of: sample.label), label: sample.label, signer: sample.signer,
                probabilities: [])
        }
    }

    /// What the network of a session answers, by its averaged weights if it keeps them.
    func predictions(of session: TrainingSession) -> Predictions {
        let probabilities = inputs.withUnsafeBufferPointer { session.probabilities(of: $0, averaged: true) }
        var answered = items
        for index in answered.indices {
            let row = index * labels.count
            answered[index].probabilities = Array(probabilities[row..<row + labels.count])
        }
        return Predictions(labels: labels, items: answered)
    }
}

/// One picture as the network sees it when it is used.
enum PreparedInput {
    /// `[side, side]`: the hand's region, unchanged but for what the preprocessor does.
    static func of(_ sample: Sample, preprocessor: Preprocessor) -> [Float] {
        var preprocessor = preprocessor
        var input = [Float](repeating: 0, count: preprocessor.side * preprocessor.side)
        let region = sample.region.square(scaledBy: preprocessor.margin)
        input.withUnsafeMutableBufferPointer {
            preprocessor.prepare(sample.image, region: region, mirrored: sample.mirrored, into: $0)
        }
        return input
    }
}
