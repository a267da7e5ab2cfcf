import Basics
import Datasets
import FoundationEssentials
import Imaging
import Recognition
import Spelling

/// What the recognizer types for letters that people show for about a second.
///
/// Every hold is played as a video of its own with 15 pictures a second. Handedness is decided once per signer: the
/// orientation with the higher confidence over all holds is used.
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

    /// The time from one picture to the next in milliseconds.
    public static let interval = 1000.0 / 15

    /// Plays the holds to the recognizer, different signers in parallel.
    ///
    /// - Throws: `LetterNetError` or `LocatorNetError` when a model cannot be loaded.
    public init(
        _ recordings: HoldRecordings, letters: URL, locator: URL, spelling: SpellingModels,
        reading: CommitPolicy.Reading = .auto
    ) throws {
        let people = Dictionary(grouping: recordings.holds, by: \.signer).sorted { $0.key < $1.key }.map(\.value)
        _ = (try LetterNet(contentsOf: letters), try LocatorNet(contentsOf: locator))
        let played = concurrentMap(people.count, block: 1) { index in
            Result {
                try Self.outcomes(
                    of: people[index], letters: letters, locator: locator, spelling: spelling, reading: reading)
            }
        }
        self.init(try played.flatMap { try $0.get() })
    }

    /// Computes the metrics.
    package init(_ outcomes: [Outcome]) {
        self.outcomes = outcomes
        all = Figures(outcomes)
        perSigner = Dictionary(grouping: outcomes, by: \.signer).mapValues(Figures.init)
        let shares = perSigner.sorted { $0.key < $1.key }.map(\.value.right)
        meanOverSigners = shares.isEmpty ? 0 : shares.reduce(0, +) / Double(shares.count)
    }

    /// Returns the results of one signer's holds, in the orientation with the higher confidence.
    private static func outcomes(
        of holds: [HoldRecordings.Hold], letters: URL, locator: URL, spelling: SpellingModels,
        reading: CommitPolicy.Reading
    ) throws -> [Outcome] {
        let (net, finder) = (try LetterNet(contentsOf: letters), try LocatorNet(contentsOf: locator))
        let films = holds.map { hold in hold.pictures.map { try? Still.readGrey($0) } }
        let ways = [HandednessMode.off, .on].map { handedness in
            zip(holds, films).map { hold, film in
                outcome(
                    of: hold, film,
                    Recognizer(
                        net: net, locator: TrackingLocator(finder, margin: net.preprocessor.margin),
                        handedness: handedness),
                    spelling.speller(policy: CommitPolicy(for: net, reading: reading)))
            }
        }
        func meanConfidence(_ outcomes: [Outcome]) -> Double { outcomes.reduce(0) { $0 + $1.meanConfidence } }
        return meanConfidence(ways[1]) > meanConfidence(ways[0]) ? ways[1] : ways[0]
    }

    private static func outcome(
        of hold: HoldRecordings.Hold, _ film: [GreyImage?], _ recognizer: Recognizer,
        _ speller: Speller
    ) -> Outcome {
        var recognizer = recognizer
        var speller = speller
        var outcome = Outcome(signer: hold.signer, letter: hold.letter, meanConfidence: 0, rightPictures: 0)
        for (number, image) in film.enumerated() {
            guard let image else { continue }
            let time = Double(number) * interval
            let result = speller.add(recognizer.read(Frame(image, time: time, sequence: number)))
            outcome.meanConfidence += Double(result.observation.confidence) / Double(film.count)
            if result.observation.letter == hold.letter { outcome.rightPictures += 1 }
            if outcome.typed == nil, let letter = result.commit { (outcome.typed, outcome.time) = (letter, time) }
        }
        if outcome.typed == nil, let last = speller.finish().commit {
            (outcome.typed, outcome.time) = (String(last.prefix(1)), Double(film.count) * interval)
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
