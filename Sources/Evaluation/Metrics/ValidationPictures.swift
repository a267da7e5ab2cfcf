import Basics
import Datasets
import Imaging
import NeuralNetwork
import Recognition

/// Validation pictures, prepared once as network inputs, that are evaluated after every epoch.
package struct ValidationPictures: Sendable {
    private let labels: [String]
    private let items: [Predictions.Item]
    private let inputs: [Float]
    private let size: Int

    /// Prepares the pictures of a set, without augmentation.
    ///
    /// - Throws: `ImageError` when a picture or its region is empty.
    package init(_ set: Dataset, labels: [String], preprocessor: LetterPreprocessor) throws(ImageError) {
        self.labels = labels
        size = preprocessor.side * preprocessor.side
        let prepared = concurrentMap(set.samples.count) { index in
            Result { () throws(ImageError) in try PreparedInput.of(set.samples[index], preprocessor: preprocessor) }
        }
        var inputs: [Float] = []
        inputs.reserveCapacity(set.samples.count * size)
        for input in prepared { inputs += try input.get() }
        self.inputs = inputs
        items = set.samples.enumerated().map { index, sample in
            Predictions.Item(
                sample: index, truth: labels.firstIndex(of: sample.label), label: sample.label, signer: sample.signer,
                probabilities: [])
        }
    }

    /// Returns the predictions of a session's network, with its averaged weights if there are any.
    package func predictions(of session: TrainingSession) -> Predictions {
        let probabilities = inputs.withUnsafeBufferPointer { session.probabilities(of: $0, averaged: true) }
        var answered = items
        for index in answered.indices {
            let row = index * labels.count
            answered[index].probabilities = Array(probabilities[row..<row + labels.count])
        }
        return Predictions(labels: labels, items: answered)
    }
}

/// Makes network inputs in the same way as the recognizer.
package enum PreparedInput {
    /// Returns the preprocessed region of a sample, `[side, side]`.
    ///
    /// - Throws: `ImageError` when the picture or its region is empty.
    package static func of(_ sample: Sample, preprocessor: LetterPreprocessor) throws(ImageError) -> [Float] {
        var input = [Float](repeating: 0, count: preprocessor.side * preprocessor.side)
        let region = sample.region.square(scaledBy: preprocessor.margin)
        try input.withUnsafeMutableBufferPointer { (input) throws(ImageError) in
            try preprocessor.prepare(sample.image, region: region, mirrored: sample.mirrored, into: input)
        }
        return input
    }
}
