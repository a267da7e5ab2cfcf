import Basics
import NeuralNetwork

/// What came of fine-tuning a letter model to one person's hand.
///
/// "Held back" are the person's pictures that the judged model has not learned from: of another recording where there
/// is one, else another part of each letter's. The model that is kept has then learned from these too.
public struct PersonalisationResult: Sendable {
    /// How many pictures were read right.
    public struct Score: Sendable, Equatable, Codable {
        /// The pictures that were read right.
        public var right: Int
        /// All pictures.
        public var pictures: Int
        /// The share that was read right, 0…1; 1 of no pictures.
        public var accuracy: Double { pictures == 0 ? 1 : Double(right) / Double(pictures) }
        /// The pictures that were read wrong.
        public var errors: Int { pictures - right }
    }

    /// The scores of one letter on the person's held-back pictures.
    public struct Letter: Sendable, Equatable, Codable {
        /// The letter.
        public var letter: String
        /// The person's pictures of it.
        public var samples: Int
        /// Before, of the held-back ones.
        public var before: Score
        /// After.
        public var after: Score
    }

    /// Scores before and after.
    public struct Comparison: Sendable, Equatable, Codable {
        /// Of the model that it began with.
        public var before: Score
        /// Of the fine-tuned one.
        public var after: Score
    }

    /// Whether a new model is to be used.
    public enum Verdict: Sendable {
        /// It reads the held-back pictures better, and nothing worse.
        case kept(ModelFile)
        /// The model in use stays.
        case refused(PersonalisationRefusal)
    }

    /// On the person's held-back pictures; nil where the set was refused before anything was learnt.
    public var heldBack: Comparison?
    /// On rendered hands that were not learnt; nil where nothing was learnt.
    public var replay: Comparison?
    /// By letter, in alphabetical order; empty where nothing was learnt.
    public var letters: [Letter]
    /// Whether held-back pictures are of another recording than those learnt, at least of some letters.
    public var isOtherMoment: Bool
    /// The share of new weights in the model, 0…1; the others are those of before.
    public var share: Float
    /// The pictures that were left out, by reason.
    public var leftOut: [String]
    /// Whether a new model is to be used, or why not.
    public var verdict: Verdict

    /// The new model; nil where it was refused.
    public var model: ModelFile? { if case .kept(let model) = verdict { model } else { nil } }
    /// Why there is no new model; nil where there is.
    public var refusal: PersonalisationRefusal? { if case .refused(let reason) = verdict { reason } else { nil } }

    init(refused reason: PersonalisationRefusal, leftOut: [String]) {
        (letters, isOtherMoment, share, verdict) = ([], false, 0, .refused(reason))
        self.leftOut = leftOut
    }

    init(
        heldBack: Comparison, replay: Comparison, letters: [Letter], isOtherMoment: Bool, share: Float,
        leftOut: [String], verdict: Verdict
    ) {
        (self.heldBack, self.replay, self.letters) = (heldBack, replay, letters)
        (self.isOtherMoment, self.share, self.leftOut, self.verdict) = (isOtherMoment, share, leftOut, verdict)
    }
}

/// Why the model in use stays.
public enum PersonalisationRefusal: Sendable, Equatable, CustomStringConvertible {
    /// There are too few pictures: of so many letters at least so many are needed.
    case tooFew(letters: Int, pictures: Int)
    /// All pictures are of one letter.
    case oneLetter(String)
    /// In most pictures no hand is seen: of all, or of one letter.
    case noHand(letter: String?, without: Int, of: Int)
    /// Letters look exchanged: each is read as the next of the list.
    case exchanged([String])
    /// Labels fit what is seen hardly better than chance.
    case mixedUp(right: Int, of: Int)
    /// The model makes no error in the pictures.
    case nothingToLearn(pictures: Int)
    /// The held-back pictures are read no better.
    case notBetter(before: Int, after: Int, of: Int)
    /// A letter of the person is read worse.
    case letterWorse(String, before: Int, after: Int, of: Int)
    /// Rendered hands are read worse.
    case forgotten(before: Double, after: Double)

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .tooFew(let letters, let pictures):
            "Too few pictures: at least \(counted(letters, "letter")) with \(pictures) pictures each are needed. "
                + "Record more."
        case .oneLetter(let letter):
            "All pictures are of \(letter): nothing would be read but that. Record at least one more letter, best the "
                + "one that it is taken for."
        case .noHand(let letter, let without, let count):
            "No hand is seen in \(without) of \(counted(count, "picture"))\(letter.map { " of \($0)" } ?? ""). Record "
                + "again, with the hand in the picture and enough light."
        case .exchanged(let letters):
            letters.count == 2
                ? "\(letters[0]) and \(letters[1]) look exchanged: each is read as the other. Check which letter was "
                    + "shown, and record both again."
                : "The letters \(letters.joined(separator: ", ")) look exchanged: each is read as the next. Check which "
                    + "letter was shown, and record them again."
        case .mixedUp(let right, let count):
            "The letters look mixed up: only \(right) of \(counted(count, "picture")) are read as what they are said "
                + "to be. Check them, and record again."
        case .nothingToLearn(let count):
            "All \(count) pictures are read right already: there is nothing to repair."
        case .notBetter(let before, let after, let count):
            "The held-back pictures are not read better: \(before) of \(count) right before, \(after) after. Record "
                + "more pictures, in another place or light."
        case .letterWorse(let letter, let before, let after, let count):
            "\(letter) would be read worse: \(before) of \(count) right before, \(after) after. Look at its pictures, "
                + "and record it again."
        case .forgotten(let before, let after):
            "Other hands would be read worse: \(Self.percent(before)) of the rendered ones before, "
                + "\(Self.percent(after)) after. Record more letters."
        }
    }

    private static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
