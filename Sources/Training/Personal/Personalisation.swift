import Basics
import Datasets
import Evaluation
import FoundationEssentials
import Imaging
import NeuralNetwork
import Recognition

/// How far a personalisation has come.
public struct PersonalisationProgress: Sendable, Equatable {
    /// What is being done.
    public enum Stage: String, Sendable {
        /// Hands are rendered, by which is seen that nothing is forgotten.
        case rendering
        /// A part of the pictures is learnt, to see whether the others are then read better.
        case verifying
        /// All pictures are learnt.
        case learning
    }

    /// What is being done.
    public var stage: Stage
    /// How much of everything is done, 0…1.
    public var share: Double
}

/// Fine-tunes a letter model to one person's hand, and keeps the result only if it is better.
///
/// First it learns from a part of the pictures and reads the others, of another recording where there is one. If more
/// of them are then read right, no letter of the person is read worse, and rendered hands are read as well as before, it
/// learns from all of them. A value that may be used on any thread.
public struct Personalisation: Sendable {
    /// The settings.
    public let settings: PersonalisationSettings
    let base: LetterBase
    private let baseName: String
    private let baseHash: String

    /// How much the accuracy on rendered hands may fall, 0…1.
    public static let tolerance = 0.01
    /// The least number of letters, and of pictures of each.
    public static let leastLetters = 2, leastPictures = 3
    /// The share of its held-back pictures that a letter may lose: less than one of ten is chance.
    public static let toleranceOfLetter = 0.1

    /// The side of the region that the model reads, in sides of the square about a hand.
    public var margin: Double { base.preprocessor.margin }

    /// Prepares to fine-tune a model.
    ///
    /// - Throws: `LetterNetError` when the file is no model that reads letters.
    public init(model: URL, settings: PersonalisationSettings = PersonalisationSettings()) throws {
        _ = try LetterNet(contentsOf: model)
        base = try LetterBase(ModelFile(contentsOf: model), path: model.path, settings: settings)
        self.settings = settings
        baseName = model.lastPathComponent
        baseHash = try FileHash.of(model)
    }

    /// Fine-tunes the model to a person's pictures.
    ///
    /// - Parameters:
    ///   - samples: the pictures, in any order.
    ///   - person: the name that the model's file says; nil for none.
    ///   - isStopped: is asked many times a second.
    ///   - report: is called with the progress, on the calling thread.
    /// - Returns: what came of it; a set that cannot be learnt from is no error, but a refusal.
    /// - Throws: `PersonalisationError.stopped`, or `TrainingError.diverged`, `ImageError`, `NetworkError`.
    public func run(
        samples: [PersonSample], person: String? = nil, isStopped: () -> Bool = { false },
        report: (PersonalisationProgress) -> Void = { _ in }
    ) throws -> PersonalisationResult {
        let (usable, leftOut) = usable(samples)
        if let refusal = Self.tooFew(usable) { return PersonalisationResult(refused: refusal, leftOut: leftOut) }
        let mine = usable.map { $0.sample(signer: person ?? "") }
        let predictions = try JudgedPictures(mine, base: base).predictions(of: base.network)
        if let refusal = LabelCheck(predictions).refusal {
            return PersonalisationResult(refused: refusal, leftOut: leftOut)
        }
        // Only where something is misread can be seen whether it is read after.
        let splits = (0..<SampleSplit.folds).map { SampleSplit(usable, fold: $0) }
        guard let split = splits.first(where: { $0.heldBack.contains { !predictions.items[$0].isRight } }) else {
            return PersonalisationResult(refused: .nothingToLearn(pictures: usable.count), leftOut: leftOut)
        }
        let heldBack = try JudgedPictures(split.heldBack.map { mine[$0] }, base: base)
        let replay = try unlessStopped(
            ReplaySet(base: base, settings: settings, isStopped: isStopped) {
                report(PersonalisationProgress(stage: .rendering, share: 0.3 * $0))
            })
        let learnt = split.learnt.map { mine[$0] }
        let tuning = FineTuning(base: base, settings: settings)
        let verified = try unlessStopped(
            tuning.network(learning: learnt, replay: replay.learnt, isStopped: isStopped) {
                report(PersonalisationProgress(stage: .verifying, share: 0.3 + 0.3 * $0))
            })
        let judge = Judge(self, heldBack: heldBack, replay: replay.judged)
        let choice = try judge.choose(from: verified)
        var result = PersonalisationResult(
            heldBack: choice.heldBack, replay: choice.replay, letters: choice.letters(samples: usable),
            isOtherMoment: split.isOtherMoment, share: choice.share, leftOut: leftOut,
            verdict: .refused(choice.refusal ?? .nothingToLearn(pictures: usable.count)))
        guard choice.refusal == nil else { return result }
        let whole = try unlessStopped(
            tuning.network(learning: mine, replay: replay.learnt, isStopped: isStopped) {
                report(PersonalisationProgress(stage: .learning, share: 0.6 + 0.4 * $0))
            })
        // What was held back is learnt now, so that only what is forgotten can still speak against it.
        let final = try judge.verdict(on: whole, share: choice.share)
        let network = final.refusal == nil ? final.network : choice.network
        if final.refusal == nil { result.replay = final.replay }
        result.verdict = .kept(try model(network, person: person, samples: usable, result: result))
        return result
    }

    private func usable(_ samples: [PersonSample]) -> (samples: [PersonSample], leftOut: [String]) {
        let usable = samples.filter { base.labels.contains($0.letter) && !LetterLabels.moving.contains($0.letter) }
            .sorted { ($0.letter, $0.moment, $0.time) < ($1.letter, $1.moment, $1.time) }
        let moving = samples.count { LetterLabels.moving.contains($0.letter) }
        let unknown = samples.count - usable.count - moving
        let leftOut = [
            moving > 0 ? "\(counted(moving, "picture")) of J and Z, which are read by their movement" : nil,
            unknown > 0 ? "\(counted(unknown, "picture")) of letters that the model does not know" : nil,
        ]
        return (usable, leftOut.compactMap(\.self))
    }

    private static func tooFew(_ samples: [PersonSample]) -> PersonalisationRefusal? {
        let counts = Dictionary(grouping: samples, by: \.letter).mapValues(\.count)
        if counts.count == 1, let (letter, count) = counts.first, count >= leastPictures { return .oneLetter(letter) }
        let enough = counts.values.count { $0 >= leastPictures }
        return enough < leastLetters ? .tooFew(letters: leastLetters, pictures: leastPictures) : nil
    }

    private func unlessStopped<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw PersonalisationError.stopped }
        return value
    }

    private func model(
        _ network: Network, person: String?, samples: [PersonSample], result: PersonalisationResult
    ) throws -> ModelFile {
        let card = PersonalCard(
            person: person, base: baseName, baseHash: baseHash, samples: samples.count,
            letters: Set(samples.map(\.letter)).sorted(), moments: Set(samples.map(\.moment)).count,
            heldBack: result.heldBack, replay: result.replay, share: result.share, settings: settings)
        var metadata = base.file.metadata
        metadata[PersonalCard.key] = try JSONEncoder.text(card)
        metadata["seed"] = String(settings.seed)
        return ModelFile(
            network: network, labels: base.labels, furtherOutputs: base.file.furtherOutputs,
            preprocessing: base.file.preprocessing, metadata: metadata)
    }
}

/// Why a personalisation has no result.
public enum PersonalisationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The user has stopped it.
    case stopped

    /// What has happened.
    public var description: String {
        switch self {
        case .stopped: "Stopped: the model in use stays, and so do the pictures."
        }
    }
}
