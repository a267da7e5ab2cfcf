/// A word that has ended, with what was typed for it and what else it may be.
public struct SpelledWord: Sendable, Equatable {
    /// The word as it stands in the text, in capitals.
    public var text: String
    /// The letters as they were typed.
    public var letters: String
    /// What it may be, the likeliest first; the letters are among them.
    public var choices: [WordChoice]
    /// Whether the user has chosen the word.
    public var isAccepted = false

    /// Whether the word took the place of its letters without the user's doing.
    public var isCorrected: Bool { text != letters && !isAccepted }

    /// Makes a word of letters and what they may stand for.
    ///
    /// The likeliest choice takes the letters' place if the policy allows that. A completion never does: who ended the
    /// word has spelled all of it.
    init(letters: String, choices: [WordChoice], policy: CommitPolicy) {
        self.letters = letters
        self.choices = choices
        let best = choices.max { $0.probability < $1.probability }
        let isTaken =
            policy.correctsWords && best?.kind == .word && best?.probability ?? 0 > policy.correctionProbability
        text = isTaken ? best?.text ?? letters : letters
    }

    /// Makes a word that the user has chosen.
    init(_ text: String, letters: String, choices: [WordChoice]) {
        (self.text, self.letters, self.choices) = (text, letters, choices)
        isAccepted = true
    }
}
