import Basics
import Datasets
import FoundationEssentials
import Imaging
import Recognition
import Spelling

/// What the recognizer types for videos of spelled words.
public struct WordEvaluation: Sendable, Equatable, Codable {
    /// The result of one video.
    public struct Outcome: Sendable, Equatable, Codable {
        /// The word that is spelled.
        public var word: String
        /// The signer, or the speed of a rendered word.
        public var group: String
        /// The text in the end, words separated by a space.
        public var typed: String
        /// The letters as they were typed, before words were corrected.
        public var letters: String
        /// What the last word may be, the likeliest first.
        public var choices: [String]
        /// The milliseconds from the last frame that shows a letter to the one in which the word ends; nil if it ends
        /// with the video.
        public var delay: Double?

        /// Creates an outcome; by default nothing was corrected.
        package init(
            word: String, group: String, typed: String, letters: String? = nil, choices: [String] = [],
            delay: Double? = nil
        ) {
            (self.word, self.group, self.typed) = (word, group, typed)
            self.letters = letters ?? typed
            (self.choices, self.delay) = (choices, delay)
        }

        /// Whether the text is exactly the word.
        public var isRight: Bool { word == typed }
        /// Whether the word is one of the choices that a user is offered, or the text.
        public var isOffered: Bool { isRight || choices.prefix(Speller.mostChoices).contains(word) }
        /// The differences between the word and the text.
        public var edits: EditCounts { EditCounts(from: word, to: typed) }
    }

    /// The metrics of several videos.
    public struct Figures: Sendable, Equatable, Codable {
        /// The number of videos.
        public var films: Int
        /// The share of videos whose typed text is exactly the word, 0…1.
        public var wordAccuracy: Double
        /// The number of edits, divided by the number of characters in the words; it can be above 1.
        public var characterErrorRate: Double
        /// The share of videos whose word is one of the choices that a user is offered, 0…1.
        public var offered: Double
        /// The share of videos whose letters, before words were corrected, are exactly the word, 0…1.
        public var lettersAccuracy: Double
        /// The character error rate of the letters, before words were corrected.
        public var lettersErrorRate: Double
        /// The number of typed characters that are not in the word.
        public var insertions: Int
        /// The number of characters of the word that were not typed.
        public var deletions: Int
        /// The number of characters that were typed as another one.
        public var substitutions: Int
        /// The median of the milliseconds from the last letter to the end of the word; nil if no word ends before its
        /// video.
        public var delay: Double?

        package init(_ outcomes: [Outcome]) {
            let edits = outcomes.map(\.edits)
            let characters = outcomes.reduce(0) { $0 + $1.word.count }
            films = outcomes.count
            wordAccuracy = Double(outcomes.count(where: \.isRight)) / Double(max(films, 1))
            offered = Double(outcomes.count(where: \.isOffered)) / Double(max(films, 1))
            lettersAccuracy = Double(outcomes.count { $0.letters == $0.word }) / Double(max(films, 1))
            let letterEdits = outcomes.reduce(0) { $0 + EditCounts(from: $1.word, to: $1.letters).total }
            lettersErrorRate = Double(letterEdits) / Double(max(characters, 1))
            insertions = edits.reduce(0) { $0 + $1.insertions }
            deletions = edits.reduce(0) { $0 + $1.deletions }
            substitutions = edits.reduce(0) { $0 + $1.substitutions }
            characterErrorRate = Double(insertions + deletions + substitutions) / Double(max(characters, 1))
            let delays = outcomes.compactMap(\.delay).sorted()
            delay = delays.isEmpty ? nil : delays[delays.count / 2]
        }
    }

    /// The metrics of all videos.
    public var all: Figures
    /// The metrics by signer or speed.
    public var groups: [String: Figures]
    /// The result of every video.
    public var outcomes: [Outcome]

    /// How many videos of a group decide whether it is of a left hand, and by how much surer it must be read so.
    private static let (filmsForHandedness, clearAdvantage) = (3, 0.05)

    /// Plays the videos to the recognizer, several in parallel.
    ///
    /// A signer's hand is the same in all videos: if some of a group read more surely as a left hand, all are read so.
    ///
    /// - Throws: `LetterNetError` or `LocatorNetError` if a model cannot be loaded, `CaptureError` or `RenderingError`
    ///   if a video cannot be read.
    public init(
        _ recordings: WordRecordings, letters: URL, locator: URL, spelling: SpellingModels,
        reading: CommitPolicy.Reading = .auto
    ) throws {
        func play(_ indices: [Int], _ handedness: HandednessMode) throws -> [(outcome: Outcome, confidence: Double)] {
            try concurrentMap(indices.count, block: 1) { index in
                Result {
                    try Self.outcome(
                        of: recordings.recordings[indices[index]], letters: letters, locator: locator,
                        speller: { spelling.speller(policy: CommitPolicy(for: $0, reading: reading)) },
                        handedness: handedness)
                }
            }.map { try $0.get() }
        }
        var played = try play(Array(recordings.recordings.indices), .auto)
        for films in Dictionary(grouping: played.indices, by: { played[$0].outcome.group }).values {
            let some = Array(films.prefix(Self.filmsForHandedness))
            let asLeft = try play(some, .on).reduce(0) { $0 + $1.confidence }
            let asRead = some.reduce(0) { $0 + played[$1].confidence }
            guard asLeft - asRead > Self.clearAdvantage * Double(some.count) else { continue }
            for (index, film) in zip(films, try play(films, .on)) { played[index] = film }
        }
        self.init(played.map(\.outcome))
    }

    /// Computes the metrics.
    package init(_ outcomes: [Outcome]) {
        self.outcomes = outcomes
        all = Figures(outcomes)
        groups = Dictionary(grouping: outcomes, by: \.group).mapValues(Figures.init)
    }

    private static func outcome(
        of recording: WordRecordings.Recording, letters: URL, locator: URL, speller: (LetterNet) -> Speller,
        handedness: HandednessMode
    ) throws -> (outcome: Outcome, confidence: Double) {
        let net = try LetterNet(contentsOf: letters)
        var recognizer = Recognizer(
            net: net, locator: TrackingLocator(try LocatorNet(contentsOf: locator), margin: net.preprocessor.margin),
            handedness: handedness)
        var speller = speller(net)
        var (confidence, frames) = (0.0, 0)
        var (shown, delay): (Double?, Double?)
        try recording.forEachFrame {
            let result = speller.add(recognizer.read($0))
            if result.observation.letter != nil { shown = $0.time }
            if result.endedWord != nil { delay = shown.map { [time = $0.time] in time - $0 } }
            confidence += Double(result.observation.confidence)
            frames += 1
        }
        _ = speller.finish()
        let outcome = Outcome(
            word: recording.word, group: recording.group, typed: speller.text.trimmed(of: \.isWhitespace),
            letters: speller.words.map(\.letters).joined(separator: " "),
            choices: (speller.words.last?.choices ?? []).map(\.text), delay: delay)
        return (outcome, confidence / Double(max(frames, 1)))
    }

    /// Returns the metrics as one JSON object with sorted keys.
    ///
    /// - Throws: what the encoder throws.
    public func json() throws -> String {
        try FiguresText.json(self)
    }

    /// The metrics as a table.
    public var text: String {
        let percent = FiguresText.percent
        func row(_ cells: [String]) -> String {
            FiguresText.row(cells, widths: [18, 7, 9, 9, 9, 15, 9, 12, 11, 15, 12])
        }
        func cells(_ name: String, _ figures: Figures) -> [String] {
            [
                name, "\(figures.films)", percent(figures.wordAccuracy), percent(figures.characterErrorRate),
                percent(figures.offered), percent(figures.lettersAccuracy), percent(figures.lettersErrorRate),
                "\(figures.insertions)", "\(figures.deletions)", "\(figures.substitutions)",
                figures.delay.map { "\(Int($0.rounded())) ms" } ?? "-",
            ]
        }
        var lines = [
            row([
                "", "films", "right", "CER", "offered", "letters right", "CER", "insertions", "deletions",
                "substitutions", "word after",
            ])
        ]
        lines += groups.sorted { $0.key < $1.key }.map { row(cells($0.key, $0.value)) }
        if groups.count > 1 { lines.append(row(cells("all", all))) }
        let wrong = outcomes.filter { !$0.isRight }.map { outcome in
            let typed = outcome.typed.isEmpty ? "-" : outcome.typed
            return "\(outcome.word)→\(typed)" + (outcome.letters == outcome.typed ? "" : " (\(outcome.letters))")
        }
        if !wrong.isEmpty { lines += ["", "not right: " + wrong.joined(separator: ", ")] }
        return lines.joined(separator: "\n")
    }
}

/// The edits of the Levenshtein distance: the fewest changes of characters that turn one text into another.
public struct EditCounts: Sendable, Equatable, Codable {
    /// The number of inserted characters.
    public var insertions = 0
    /// The number of deleted characters.
    public var deletions = 0
    /// The number of replaced characters.
    public var substitutions = 0
    /// The number of all edits.
    public var total: Int { insertions + deletions + substitutions }

    /// Counts the edits from `source` to `target`; of several shortest sequences, it always takes the same one.
    public init(from source: String, to target: String) {
        let target = Array(target)
        // For each prefix of `target`, the edits from the part of `source` that is processed so far.
        var previous = (0...target.count).map { EditCounts(insertions: $0) }
        for character in source {
            var row = [previous[0].with(\.deletions)]
            for (index, other) in target.enumerated() {
                let replaced = character == other ? previous[index] : previous[index].with(\.substitutions)
                let ways = [replaced, previous[index + 1].with(\.deletions), row[index].with(\.insertions)]
                row.append(ways.dropFirst().reduce(ways[0]) { $1.total < $0.total ? $1 : $0 })
            }
            previous = row
        }
        self = previous[target.count]
    }

    private init(insertions: Int) { self.insertions = insertions }

    private func with(_ edit: WritableKeyPath<EditCounts, Int>) -> EditCounts {
        var counts = self
        counts[keyPath: edit] += 1
        return counts
    }
}
