import Basics
import Datasets
import FoundationEssentials
import Recognition
import Spelling

/// What the recognizer types for letters that people show for about a second.
///
/// ``HoldPlayer`` shows them to the recognizer.
public struct HoldEvaluation: Sendable, Equatable, Codable {
    /// The result of one hold.
    public struct Outcome: Sendable, Equatable, Codable {
        /// The signer.
        public var signer: String
        /// The letter that is shown.
        public var letter: String
        /// The first letter that was typed; nil if none was.
        public var typed: String?
        /// When it was typed, in milliseconds from the first picture.
        public var time: Double?
        /// The mean confidence over the pictures, 0…1.
        var meanConfidence: Double
        /// The number of pictures in which the letter is the most probable answer.
        public var rightPictures: Int
        /// Whether the first typed letter is the one that is shown.
        public var isRight: Bool { typed == letter }
    }

    /// The metrics of several holds.
    public struct Figures: Sendable, Equatable, Codable {
        /// The number of holds.
        public var holds: Int
        /// The share of holds whose first typed letter is correct.
        public var right: Double
        /// The share of holds whose first typed letter is wrong.
        public var wrong: Double
        /// The share of holds for which nothing is typed.
        public var none: Double
        /// The median time in milliseconds until a correct letter is typed; nil if none is.
        public var milliseconds: Double?

        package init(_ outcomes: [Outcome]) {
            func share(_ isSo: (Outcome) -> Bool) -> Double {
                outcomes.isEmpty ? 0 : Double(outcomes.count(where: isSo)) / Double(outcomes.count)
            }
            holds = outcomes.count
            right = share(\.isRight)
            none = share { $0.typed == nil }
            wrong = share { !$0.isRight && $0.typed != nil }
            let times = outcomes.filter(\.isRight).compactMap(\.time).sorted()
            milliseconds = times.isEmpty ? nil : times[times.count / 2]
        }
    }

    /// The metrics of all holds.
    public var all: Figures
    /// The mean over signers of their share of correct letters.
    public var meanOverSigners: Double
    /// The metrics by signer.
    public var perSigner: [String: Figures]
    /// The result of every hold.
    public var outcomes: [Outcome]

    /// Plays the holds to the recognizer.
    ///
    /// - Throws: `LetterNetError` or `LocatorNetError` when a model cannot be loaded.
    public init(
        _ recordings: HoldRecordings, letters: URL, locator: URL, spelling: SpellingModels,
        reading: CommitPolicy.Reading = .auto
    ) throws {
        let player = HoldPlayer(letters: letters, locator: locator)
        self.init(
            try player.play(recordings) { hold, seen, net in
                Self.outcome(of: hold, seen, spelling.speller(policy: CommitPolicy(for: net, reading: reading)))
            })
    }

    /// Computes the metrics.
    package init(_ outcomes: [Outcome]) {
        self.outcomes = outcomes
        all = Figures(outcomes)
        perSigner = Dictionary(grouping: outcomes, by: \.signer).mapValues(Figures.init)
        let shares = perSigner.sorted { $0.key < $1.key }.map(\.value.right)
        meanOverSigners = shares.isEmpty ? 0 : shares.reduce(0, +) / Double(shares.count)
    }

    private static func outcome(
        of hold: HoldRecordings.Hold, _ seen: [FrameObservation], _ speller: Speller
    ) -> Outcome {
        var speller = speller
        var outcome = Outcome(signer: hold.signer, letter: hold.letter, meanConfidence: 0, rightPictures: 0)
        for observation in seen {
            let result = speller.add(observation)
            outcome.meanConfidence += Double(observation.confidence) / Double(hold.pictures.count)
            if observation.letter == hold.letter { outcome.rightPictures += 1 }
            if outcome.typed == nil, let letter = result.commit {
                (outcome.typed, outcome.time) = (letter, observation.time)
            }
        }
        if outcome.typed == nil, let last = speller.finish().commit {
            (outcome.typed, outcome.time) = (
                String(last.prefix(1)), Double(hold.pictures.count) * HoldPlayer.interval
            )
        }
        return outcome
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
            FiguresText.row(cells, widths: [20, 7, 10, 10, 10, 12])
        }
        func cells(_ name: String, _ figures: Figures) -> [String] {
            [
                name, "\(figures.holds)", percent(figures.right), percent(figures.wrong), percent(figures.none),
                figures.milliseconds.map { String(printf: "%.0f ms", $0) } ?? "-",
            ]
        }
        var lines = [row(["signer", "holds", "right", "wrong", "none", "after"])]
        lines += perSigner.sorted { $0.key < $1.key }.map { row(cells($0.key, $0.value)) }
        lines.append(row(cells("all", all)))
        lines.append("")
        lines.append("right first, mean over signers  \(percent(meanOverSigners))")
        let lost = outcomes.filter { !$0.isRight }
        if !lost.isEmpty {
            let names = lost.map { "\($0.signer) \($0.letter)→\($0.typed ?? "-")" }
            lines.append("not right: " + names.joined(separator: ", "))
        }
        return lines.joined(separator: "\n")
    }
}
