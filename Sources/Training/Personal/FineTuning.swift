import Basics
import Datasets
import Evaluation
import Imaging
import NeuralNetwork
import Recognition

/// Fine-tunes the last layers of a letter model on one person's pictures, so that nothing else is forgotten.
///
/// The first layers stay as they are, and their features of every picture are computed once: the pictures of the person,
/// each changed in several ways, and rendered hands. The rendered hands are learnt with the answers that the model gives
/// them before (Li and Hoiem, "Learning without forgetting", 2017, arXiv 1606.09282), and so are the hand's landmarks in
/// all pictures. Batch norm is folded into the weights, since a few pictures are too few for new statistics.
struct FineTuning {
    /// The model that it begins with.
    let base: LetterBase
    /// The settings.
    let settings: PersonalisationSettings

    /// Fine-tunes the model.
    ///
    /// - Parameters:
    ///   - samples: the person's pictures; every label is one of the model's.
    ///   - replay: what is not to be forgotten.
    ///   - isStopped: is called before every batch.
    ///   - report: is called with the share of the work that is done, 0…1.
    /// - Returns: the network; nil when it was stopped.
    /// - Throws: `ImageError` when a picture is empty, `TrainingError.diverged`, `NetworkError`.
    func network(
        learning samples: [Sample], replay: FeatureSet, isStopped: () -> Bool, report: (Double) -> Void
    ) throws -> Network? {
        let personal = try features(of: samples, isStopped: isStopped) { report(0.4 * $0) }
        guard let personal else { return nil }
        let start = base.rest.foldingBatchNorm()
        let classes = base.labels.count
        let session = TrainingSession(
            network: start, optimiser: AdamW(weightDecay: settings.weightDecay), batchSize: settings.batch,
            threads: settings.threads, seed: settings.seed,
            loss: Loss(classes: classes, auxiliaryWeight: settings.landmarkWeight),
            averageDecay: settings.averageDecay)
        let rates = LearningRateSchedule.cosine(
            rate: settings.learningRate, warmUp: settings.steps / 10, total: settings.steps,
            final: settings.learningRate / 100)
        var batch = Batch(personal: personal, replay: replay, settings: settings)
        for step in 0..<settings.steps {
            guard !isStopped() else { return nil }
            batch.draw()
            let result = batch.train(session, rate: rates.rate(at: step))
            guard result.loss.isFinite, result.auxiliaryLoss.isFinite else { throw TrainingError.diverged(epoch: 1) }
            report(0.4 + 0.6 * Double(step + 1) / Double(settings.steps))
        }
        let tuned = session.averagedNetwork ?? session.network
        return try base.network.replacing(rest: base.rest.unfolding(tuned))
    }

    /// The features of each picture as it is, and of changed copies of it, with what is to be learnt of them.
    private func features(
        of samples: [Sample], isStopped: () -> Bool, report: (Double) -> Void
    ) throws -> FeatureSet? {
        let copies = max(settings.leastCopies, settings.pictures / max(samples.count, 1))
        var set = FeatureSet(base: base)
        // Enough at a time to keep all cores busy, and few enough to stop soon.
        let stretch = 128
        let total = samples.count * copies
        for first in stride(from: 0, to: total, by: stretch) {
            guard !isStopped() else { return nil }
            let numbers = Array(first..<min(first + stretch, total))
            let (base, settings) = (base, settings)
            let made = concurrentMap(numbers.count, block: 8) { place in
                Result { () throws(ImageError) in
                    let number = numbers[place]
                    return try Self.input(
                        samples[number % samples.count], copy: number / samples.count, number: number,
                        settings: settings, preprocessor: base.preprocessor)
                }
            }
            var inputs: [Float] = []
            for input in made { inputs += try input.get() }
            set.add(
                inputs: inputs, labels: numbers.map { samples[$0 % samples.count].label },
                smoothing: settings.labelSmoothing, keepsRight: settings.keepsRight)
            report(Double(first + numbers.count) / Double(total))
        }
        return set
    }

    /// The network's input of a picture: as it is for the first copy, changed for the others.
    private static func input(
        _ sample: Sample, copy: Int, number: Int, settings: PersonalisationSettings, preprocessor: LetterPreprocessor
    ) throws(ImageError) -> [Float] {
        var sample = sample
        if copy > 0 {
            var augmenter = Augmenter(settings.augmentation, margin: preprocessor.margin)
            var generator = SeededGenerator(seed: settings.seed ^ 0x5045_5253, draw: number)
            let side = Double(Augmenter.side)
            let inner = side / preprocessor.margin
            sample.image = augmenter.picture(of: sample, using: &generator).image
            sample.region = Region(x: (side - inner) / 2, y: (side - inner) / 2, width: inner, height: inner)
        }
        return try PreparedInput.of(sample, preprocessor: preprocessor)
    }

    /// The pictures of a step: a share of the person's, evenly by letter, and rendered hands.
    private struct Batch {
        let personal: FeatureSet
        let replay: FeatureSet
        let personalCount: Int
        let count: Int
        let byLetter: [[Int]]
        var generator: SeededGenerator
        var inputs: [Float] = []
        var targets: [Float] = []
        var auxiliary: [Float] = []

        init(personal: FeatureSet, replay: FeatureSet, settings: PersonalisationSettings) {
            self.personal = personal
            self.replay = replay
            count = settings.batch
            let share = replay.count == 0 ? 1 : settings.personalShare
            personalCount = max(1, Int((Float(settings.batch) * share).rounded()))
            byLetter = Dictionary(grouping: 0..<personal.count) { personal.labels[$0] }
                .sorted { $0.key < $1.key }.map(\.value)
            generator = SeededGenerator(seed: settings.seed ^ 0x4241_5443_48)
        }

        mutating func draw() {
            inputs.removeAll(keepingCapacity: true)
            targets.removeAll(keepingCapacity: true)
            auxiliary.removeAll(keepingCapacity: true)
            for place in 0..<count {
                if place < personalCount {
                    let letter = byLetter[generator.index(below: byLetter.count)]
                    append(letter[generator.index(below: letter.count)], of: personal)
                } else {
                    append(generator.index(below: replay.count), of: replay)
                }
            }
        }

        private mutating func append(_ index: Int, of set: FeatureSet) {
            inputs += set.features(index)
            targets += set.target(index)
            auxiliary += set.landmarks(index)
        }

        func train(_ session: TrainingSession, rate: Float) -> TrainingSession.StepResult {
            inputs.withUnsafeBufferPointer { inputs in
                targets.withUnsafeBufferPointer { targets in
                    auxiliary.withUnsafeBufferPointer {
                        session.step(
                            inputs: inputs, targets: targets, auxiliary: auxiliary.isEmpty ? nil : $0,
                            learningRate: rate)
                    }
                }
            }
        }
    }
}
