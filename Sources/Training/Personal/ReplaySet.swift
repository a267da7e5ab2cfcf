import Basics
import Datasets
import Evaluation
import Imaging
import NeuralNetwork
import Recognition

/// Rendered hands that a model reads before and after it is fine-tuned, so that nothing is forgotten.
///
/// They are rendered once, in about 7 ms each on one core, and serve any number of people.
public struct ReplaySet: Sendable {
    /// What is learnt, with the answers that the model gives before.
    let learnt: FeatureSet
    /// What is read before and after.
    let judged: JudgedPictures

    /// The number of pictures that are rendered between two reports.
    private static let stretch = 64

    /// Renders hands.
    ///
    /// - Returns: nil when it was stopped.
    /// - Throws: `ImageError` when a picture is empty.
    init?(
        base: LetterBase, settings: PersonalisationSettings, isStopped: () -> Bool, report: (Double) -> Void
    ) throws(ImageError) {
        let total = settings.replay + settings.judged
        var samples: [Sample] = []
        while samples.count < total {
            guard !isStopped() else { return nil }
            // Each stretch has a seed of its own, so that rendering can be stopped between them.
            let count = min(Self.stretch, total - samples.count)
            samples += RenderedDataset.make(count: count, seed: settings.seed &+ UInt64(samples.count)).samples
            report(Double(samples.count) / Double(total))
        }
        samples.removeAll { !base.labels.contains($0.label) }
        let learnt = samples.prefix(settings.replay)
        judged = try JudgedPictures(Array(samples.dropFirst(settings.replay)), base: base)
        var inputs: [Float] = []
        for sample in learnt { inputs += try PreparedInput.of(sample, preprocessor: base.preprocessor) }
        var set = FeatureSet(base: base)
        set.add(inputs: inputs, labels: learnt.map(\.label), smoothing: nil)
        self.learnt = set
    }
}
