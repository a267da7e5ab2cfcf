import Basics
import Evaluation
import FoundationEssentials
import Imaging
import NeuralNetwork
import Recognition
import Spelling

/// The training of the sequence network, with CTC, on words that are observed as the recognizer observes them.
public struct SpellingTask: TrainingTask {
    /// The settings.
    public let configuration: SpellingConfiguration
    /// The words and letters.
    public let data: SpellingData
    /// The network, the optimiser and the averaged weights.
    public let session: TrainingSession
    private let loss: CTCLoss
    private let maker: SpellingBatchMaker
    /// How the network misreads letters, `[shown][read]`; nil until the training is complete.
    private var confusion: [[Float]]?

    /// The checkpoint's metadata key.
    public static let checkpointKey = "spelling"
    /// The figures that the progress line shows during an epoch.
    public static func figures(of run: EpochRun) -> String {
        String(printf: "loss %.3f  right %4.1f %%", run.meanLoss, run.accuracy * 100)
    }

    /// Prepares a training.
    ///
    /// - Throws: `TrainingError` for a setting out of its range, `NetworkDescriptionError` for too large a network.
    public init(_ configuration: SpellingConfiguration, data: SpellingData) throws {
        try configuration.validate()
        self.configuration = configuration
        self.data = data
        session = TrainingSession(
            network: Network(try configuration.description(), seed: configuration.seed),
            optimiser: AdamW(weightDecay: configuration.weightDecay), batchSize: configuration.batch,
            threads: configuration.threads, seed: configuration.seed,
            averageDecay: configuration.averageDecay > 0 ? configuration.averageDecay : nil)
        loss = CTCLoss(
            steps: SpellingConfiguration.steps, classes: SequenceNet.labels.count,
            stepWeight: configuration.stepWeight)
        maker = SpellingBatchMaker(
            rendered: data.train, held: data.held, sampler: WordSampler(characters: data.characters),
            configuration: configuration)
    }

    /// The number of steps and their learning rates.
    public var plan: TrainingPlan { configuration.plan }

    /// The settings and data, which must agree with a checkpoint's.
    public var identity: Identity {
        Identity(
            configuration: configuration, words: [data.train.count, data.validation.count, data.held.signers.count])
    }

    /// The settings by name, as the model's record of its training has them.
    public var settingsByName: [String: String] { settings(of: configuration) }

    /// Returns a function that makes the batches of an epoch.
    public func batchMaker(forEpoch number: Int) -> @Sendable (Range<Int>) -> Result<SpellingBatch, ImageError> {
        let maker = maker
        let first = (number - 1) * configuration.wordsPerEpoch
        return { range in .success(maker.batch(of: first + range.lowerBound..<first + range.upperBound)) }
    }

    /// Trains on a batch; the result has the CTC loss as the main loss and that of empty steps as the auxiliary loss.
    public func step(_ batch: SpellingBatch, learningRate: Float) -> TrainingSession.StepResult {
        batch.inputs.withUnsafeBufferPointer { inputs in
            do {
                return try session.step(
                    inputs: inputs, transcriptions: batch.transcriptions, loss: loss, learningRate: learningRate)
            } catch {
                preconditionFailure("a word does not fit the network: \(error)")
            }
        }
    }

    /// Measures the character error rate of the best path on the rendered words that are held back.
    public mutating func validate(after run: EpochRun, history: [Epoch]) -> Epoch {
        var (edits, letters, right) = (0, 0, 0)
        read(data.validation) { word, path in
            edits += EditCounts(from: Letters.word(word.letters), to: Letters.word(path)).total
            letters += word.letters.count
            right += path == word.letters ? 1 : 0
        }
        return Epoch(
            number: run.number, loss: run.meanLoss, errorRate: Double(edits) / Double(max(letters, 1)),
            wordAccuracy: Double(right) / Double(max(data.validation.count, 1)), seconds: 0)
    }

    /// Reads words with the averaged network.
    ///
    /// - Parameter body: is called with each word and the letters of its best path.
    private func read(_ words: [ObservedWord], _ body: (ObservedWord, [Int]) -> Void) {
        let size = SpellingConfiguration.steps * SequenceNet.labels.count
        for start in stride(from: 0, to: words.count, by: 64) {
            let some = Array(words[start..<min(start + 64, words.count)])
            let outputs = SpellingBatchMaker.batch(some).inputs.withUnsafeBufferPointer {
                session.outputs(of: $0, averaged: true)
            }
            for (index, word) in some.enumerated() {
                let path = outputs[index * size..<(index + 1) * size].withUnsafeBufferPointer {
                    loss.bestPath(of: $0, steps: word.steps)
                }
                body(word, path)
            }
        }
    }

    /// Whether the weights of an epoch are written: always, so that validation does not choose an epoch.
    public func isKept(_ epoch: Epoch) -> Bool { true }

    /// Returns a model with the current weights.
    public func model(after epoch: Epoch) throws -> ModelFile {
        var metrics = epoch
        metrics.seconds = 0
        var metadata = [
            ModelCard.key: try JSONEncoder.text(
                SpellingCard(
                    sources: data.sources, letterModel: data.letterModel, rendered: data.train.count,
                    signers: data.held.signers.count, settings: settings(of: configuration))),
            "seed": String(configuration.seed), "metrics": try JSONEncoder.text(metrics),
        ]
        metadata[SequenceNet.confusionKey] = try confusion.map { try JSONEncoder.text($0) }
        return ModelFile(
            network: session.averagedNetwork ?? session.network, labels: SequenceNet.labels,
            preprocessing: try JSONEncoder.text(SequenceInput.Format()), metadata: metadata)
    }

    /// The number of words on which it is counted how letters are misread.
    private static let wordsForConfusion = 4000

    /// Returns the final model with the matrix of how its letters are misread.
    ///
    /// It is counted on the validation words, and on words as they are learnt: of people who were learnt too, but disturbed.
    public mutating func finish(after epoch: Epoch) throws -> (model: ModelFile, message: String?)? {
        var misread = MisreadLetters()
        let first = configuration.epochs * configuration.wordsPerEpoch
        let learnt = (first..<first + Self.wordsForConfusion).map(maker.word)
        read(data.validation + learnt) { word, path in misread.add(shown: word.letters, read: path) }
        confusion = misread.probabilities
        return (try model(after: epoch), nil)
    }

    /// The settings and data of a training.
    public struct Identity: TrainingIdentity {
        /// The settings.
        var configuration: SpellingConfiguration
        /// The numbers of words to learn from and to validate with, and of signers of held letters.
        var words: [Int]

        /// Names what differs, except for the number of epochs.
        public func differences(from other: Identity) -> [String] {
            let (mine, theirs) = (settings(of: configuration), settings(of: other.configuration))
            return (words == other.words ? [] : ["the number of words"])
                + mine.keys.sorted().filter { $0 != "epochs" && mine[$0] != theirs[$0] }
        }
    }
}

extension SpellingTask {
    /// The measurements of one epoch.
    public struct Epoch: TrainingEpoch {
        /// The number of the epoch, from 1.
        public var number: Int
        /// The mean CTC loss of a word in nats.
        public var loss: Double
        /// The character error rate of the best path on validation words.
        public var errorRate: Double
        /// The share of validation words whose best path is the word, 0…1.
        public var wordAccuracy: Double
        /// The duration of the epoch and its validation in seconds.
        public var seconds: Double

        /// The columns of the history table.
        public static let columns = ["epoch", "loss", "character_error_rate", "word_accuracy", "seconds"]

        /// A row of the history table.
        public var row: [String] {
            [String(number)] + [loss, errorRate, wordAccuracy].map { String(printf: "%.5f", $0) }
                + [String(printf: "%.1f", seconds)]
        }

        /// The line that the progress shows at the end of the epoch.
        public var summary: String {
            String(printf: "loss %.3f  CER %4.1f %%  words %4.1f %%", loss, errorRate * 100, wordAccuracy * 100)
        }
    }
}

/// The record of a training in the sequence network's file.
struct SpellingCard: Codable {
    var sources: [String]
    var letterModel: String
    var rendered: Int
    var signers: Int
    var settings: [String: String]
}
