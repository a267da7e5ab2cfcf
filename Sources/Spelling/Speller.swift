import Recognition

/// Turns observations, one a frame, into letters, words and text.
///
/// Letters appear as they are typed. When a word ends, the likeliest word may take their place, as `CommitPolicy` says;
/// the user can then choose another one, or the letters themselves. What the user has chosen is learnt as soon as the
/// next word begins, unless it was deleted before.
public struct Speller: Sendable {
    /// The most choices that are offered for a word, since nobody can read more while signing.
    public static let mostChoices = 5

    /// The words of the text that have ended.
    public private(set) var words: [SpelledWord] = []

    private var committer: LetterCommitter
    private var decoder: WordDecoder
    /// Reads the frames with the sequence network; nil without one.
    private var reader: SequenceReader?
    /// The decoder as it was when the last word ended, for a word that the user opens again.
    private var endedDecoder: WordDecoder?
    /// What the word that is being spelled may be.
    private var openChoices: [WordChoice] = []
    /// The word that was opened again, as it was reported when it had ended.
    private var reopened: String?
    /// What the user has done to the last word since the last frame.
    private var change: WordEnd?
    /// Words that were learnt and not taken yet.
    private var learnt: [String] = []

    /// Makes a speller with no text.
    ///
    /// - Parameter net: reads letters in a sequence. Without it words are only found by their letters, and with
    ///   `CommitPolicy.Reading.flow` nothing is typed.
    public init(
        policy: CommitPolicy = CommitPolicy(), decoder: WordDecoder = WordDecoder(), net: SequenceNet? = nil
    ) {
        committer = LetterCommitter(policy: policy)
        self.decoder = decoder
        reader = net.map { SequenceReader($0) }
    }

    /// When letters are typed and words are corrected.
    public var policy: CommitPolicy {
        get { committer.policy }
        set { committer.policy = newValue }
    }

    /// All the text so far; a space follows each word that has ended.
    public var text: String { committer.text }

    /// The letters of the word that is being spelled.
    public var letters: String { committer.letters }

    /// What the word that is being spelled may be, or else the word that ended last; the likeliest first.
    ///
    /// There are at most ``mostChoices``, and the letters as they were typed are among them.
    public var choices: [WordChoice] { letters.isEmpty ? words.last?.choices ?? [] : openChoices }

    /// Adds the next frame.
    public mutating func add(_ observation: FrameObservation) -> RecognitionResult {
        let steps = reader?.add(observation) ?? []
        decoder.add(steps)
        var result = committer.add(observation, steps: steps)
        let ended = result.endedWord.map { end($0) } ?? change
        change = nil
        if result.commit != nil { followLetters() }
        result.take(ended)
        (result.choices, result.text) = (choices, text)
        return result
    }

    /// Types what the frames so far show and ends the word, because no more frames come.
    ///
    /// - Parameter isInterrupted: whether the user has ended the program before the frames ended. Then nothing more is
    ///   typed or corrected.
    public mutating func finish(isInterrupted: Bool = false) -> Ending {
        let commit = isInterrupted ? nil : committer.finish(steps: takePending())
        var ending = Ending(commit: commit, typedText: text)
        let ended = isInterrupted || letters.isEmpty ? change : end(letters, hasSpace: false)
        change = nil
        learnLastWord()
        (ending.endedWord, ending.spelledWord, ending.text) = (ended?.word, ended?.differingLetters, text)
        return ending
    }

    /// Words that the user has chosen, that were in no lexicon, and that are learnt now; each is given once.
    public mutating func takeLearnt() -> [String] {
        defer { learnt = [] }
        return learnt
    }

    /// Ends a word that was spelled with these letters.
    ///
    /// - Parameter hasSpace: whether a space follows the letters in the text.
    private mutating func end(_ letters: String, hasSpace: Bool = true) -> WordEnd {
        let choices = offered(for: letters, isComplete: true)
        return end(SpelledWord(letters: letters, choices: choices, policy: policy), hasSpace: hasSpace)
    }

    private mutating func end(_ word: SpelledWord, hasSpace: Bool = true) -> WordEnd {
        learnLastWord()
        if word.text != word.letters { committer.replaceLastWord(with: word.text, hasSpace: hasSpace) }
        words.append(word)
        endedDecoder = decoder
        restartWord()
        return WordEnd(word: word.text, letters: word.letters, replaced: reopened.take())
    }

    /// Finds choices for the letters of the word that is being spelled, which have changed.
    private mutating func followLetters() {
        guard !letters.isEmpty else { return restartWord() }
        learnLastWord()
        openChoices = offered(for: letters, isComplete: false)
    }

    /// What the sequence network answers for the last frames, so that they belong to the word that ends now.
    private mutating func takePending() -> [[Float]] {
        let steps = reader?.takePending() ?? []
        decoder.add(steps)
        return steps
    }

    private mutating func restartWord() {
        decoder.restart()
        openChoices = []
    }

    /// The choices that are offered: the likeliest, and the letters.
    private func offered(for letters: String, isComplete: Bool) -> [WordChoice] {
        let all = decoder.choices(for: letters, isComplete: isComplete)
        let spelled = all.first { $0.text == letters } ?? WordChoice(letters, probability: 0, kind: .letters)
        let others = all.filter { $0.text != letters }.prefix(Self.mostChoices - 1)
        return (others + [spelled]).sorted { $0.probability > $1.probability }
    }

    /// Learns the word that ended last if the user has chosen it.
    private mutating func learnLastWord() {
        guard let word = words.last, word.isAccepted, !decoder.isKnown(word.text) else { return }
        decoder.learn(word.text)
        endedDecoder?.learn(word.text)
        learnt.append(word.text)
    }
}

/// What the user does to the text.
extension Speller {
    /// Puts a choice in the place of the word that is being spelled, and ends that word.
    ///
    /// Without letters the choice takes the place of the word that ended last; without any word nothing happens.
    public mutating func choose(_ choice: String) {
        guard !letters.isEmpty else { return replaceLastWord(with: choice) }
        let word = SpelledWord(choice, letters: letters, choices: openChoices)
        reader?.dropPending()
        committer.closeWord()
        change = end(word)
    }

    /// Deletes the last letter or space; a word that was corrected first becomes its letters again.
    ///
    /// A word that loses its space is being spelled again.
    public mutating func deleteLast() {
        if letters.isEmpty, let last = words.last {
            guard !last.isCorrected else { return replaceLastWord(with: last.letters) }
            openLastWord()
        } else {
            reader?.dropPending()
            committer.deleteLast()
            decoder.lettersWereEdited()
            followLetters()
        }
    }

    /// Ends the word that is being spelled, unless there is none.
    public mutating func addSpace() {
        if let letters = committer.addSpace(steps: takePending()) { change = end(letters) }
    }

    /// Deletes all the text.
    public mutating func clear() {
        learnLastWord()
        reader?.dropPending()
        committer.clear()
        restartWord()
        words = []
        (endedDecoder, reopened, change) = (nil, nil, nil)
    }

    private mutating func replaceLastWord(with choice: String) {
        guard var word = words.popLast() else { return }
        let old = word.text
        (word.text, word.isAccepted) = (choice, true)
        words.append(word)
        guard choice != old else { return }
        committer.replaceLastWord(with: choice, hasSpace: true)
        change = WordEnd(word: choice, letters: word.letters, replaced: change == nil ? old : change?.replaced)
    }

    private mutating func openLastWord() {
        guard let last = words.popLast() else { return }
        committer.deleteLast()
        reopened = change == nil ? last.text : change?.replaced
        change = nil
        if let endedDecoder { decoder = endedDecoder }
        endedDecoder = nil
        openChoices = offered(for: letters, isComplete: false)
    }
}

extension Speller {
    /// What became of the text when the frames, or the program, ended.
    public struct Ending: Sendable, Equatable {
        /// Letters that the end itself has typed; nil if there are none.
        public var commit: String?
        /// The whole text with these letters, before the word ended.
        public var typedText: String
        /// The word that ended, as it stands in the text; nil if none did.
        public var endedWord: String?
        /// The letters that were typed for `endedWord`; nil if they are the same.
        public var spelledWord: String?
        /// The whole text.
        public var text: String

        /// Makes an ending from its parts; by default the end has changed nothing in the text.
        public init(
            commit: String? = nil, typedText: String, endedWord: String? = nil, spelledWord: String? = nil,
            text: String? = nil
        ) {
            self.commit = commit
            self.typedText = typedText
            self.endedWord = endedWord
            self.spelledWord = spelledWord
            self.text = text ?? typedText
        }
    }
}

/// The end of a word, or a change of the word that ended last.
private struct WordEnd {
    /// The word as it stands in the text now.
    var word: String
    /// The letters that were typed for it.
    var letters: String
    /// The word that was reported before and whose place it takes.
    var replaced: String?

    /// The letters, if the word differs from them.
    var differingLetters: String? { letters == word ? nil : letters }
}

extension RecognitionResult {
    fileprivate mutating func take(_ end: WordEnd?) {
        (endedWord, spelledWord, replacedWord) = (end?.word, end?.differingLetters, end?.replaced)
    }
}
