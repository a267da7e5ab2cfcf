import Recognition
import Spelling

/// A letter or a word that the user signs, one letter after another.
public struct SigningExercise: Sendable {
    /// What a frame has brought about.
    public enum Event: Sendable, Equatable {
        /// The asked letter was shown, so many milliseconds after it was asked; the next one is asked now.
        case accepted(letter: String, milliseconds: Double)
        /// Another letter was held.
        case mistaken(asked: String, shown: String)
        /// The last letter was shown, so many milliseconds after it was asked.
        case finished(letter: String, milliseconds: Double)
    }

    /// What is to be signed: capitals A to Z.
    public let text: String
    /// How many letters are done, those that were skipped among them.
    public private(set) var position = 0
    /// How the last mistake can be put right; nil after a letter that was accepted.
    public private(set) var advice: String?
    /// The letters that were accepted, each with the milliseconds since it was asked and whether there was no mistake.
    public private(set) var accepted: [PracticeResult.Letter] = []
    /// What was shown instead of what was asked, in the order of time.
    public private(set) var mistakes: [PracticeResult.Mistake] = []
    /// The letters that were left out.
    public private(set) var skipped: [String] = []

    private let letters: [String]
    private let feedback: FeedbackSheet
    private var verification: LetterVerification
    /// Milliseconds since the asked letter was asked, by the frames' clock.
    private var waited = 0.0
    /// Whether nothing else was shown instead of the asked letter.
    private var isFaultless = true

    /// Makes an exercise of a text.
    ///
    /// - Parameter text: what it holds besides letters from A to Z is left out; small letters count as capitals.
    public init(
        text: String, verification: LetterVerification = LetterVerification(), feedback: FeedbackSheet = .shipped
    ) {
        letters = text.uppercased().map(String.init).filter(LetterLabels.alphabet.contains)
        self.text = letters.joined()
        self.verification = verification
        self.feedback = feedback
        self.verification.expect(letters.first)
    }

    /// The letter that is asked now; nil when all are done.
    public var asked: String? { letters.indices.contains(position) ? letters[position] : nil }

    /// Whether all letters are done.
    public var isFinished: Bool { asked == nil }

    /// The share of letters that are done, 0…1; 1 for a text without letters.
    public var progress: Double { letters.isEmpty ? 1 : Double(position) / Double(letters.count) }

    /// How sure it is that the asked letter is shown and not one of its rivals, 0…1, for a bar that fills.
    public var share: Float { verification.share }

    /// Makes the exercise after this one.
    ///
    /// The hand may still show the last letter of this one: that is no mistake, and does not count as the first of the
    /// next one until it was let go.
    public func following(text: String) -> SigningExercise {
        SigningExercise(text: text, verification: verification, feedback: feedback)
    }

    /// Adds the next frame, also when all letters are done: the last one may be let go then.
    ///
    /// - Returns: what it has brought about; nil if nothing.
    public mutating func add(_ observation: FrameObservation) -> Event? {
        guard let asked else {
            _ = verification.add(observation)
            return nil
        }
        waited += observation.elapsed ?? 0
        switch verification.add(observation) {
        case nil: return nil
        case .other(let shown):
            mistakes.append(PracticeResult.Mistake(asked: asked, shown: shown))
            isFaultless = false
            advice = feedback.advice(asked: asked, shown: shown)
            return .mistaken(asked: asked, shown: shown)
        case .accepted:
            let time = waited
            accepted.append(PracticeResult.Letter(letter: asked, milliseconds: time, isFaultless: isFaultless))
            askNext()
            return isFinished
                ? .finished(letter: asked, milliseconds: time) : .accepted(letter: asked, milliseconds: time)
        }
    }

    /// Leaves the asked letter out and asks the next one.
    public mutating func skip() {
        guard let asked else { return }
        skipped.append(asked)
        askNext()
    }

    private mutating func askNext() {
        position += 1
        (waited, isFaultless, advice) = (0, true, nil)
        verification.expect(asked)
    }
}
