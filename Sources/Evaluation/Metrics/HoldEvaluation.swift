import Basics
import Datasets
import Foundation
import Imaging
import Recognition
import Spelling

/// What the whole program types for letters that people show for about a second.
///
/// Every hold is a film of its own, at 15 pictures a second. Handedness is decided once a person, as in a session: by
/// the way in which the person's holds are read more surely.
public struct HoldEvaluation: Sendable, Equatable, Codable {
    /// What became of one hold.
    public struct Outcome: Sendable, Equatable, Codable {
        /// Whose hand it is.
        public var signer: String
        /// The letter that is shown.
        public var letter: String
        /// The first letter that was typed; nil where none was.
        public var typed: String?
        /// When, in milliseconds from the first picture.
        public var time: Double?
        /// The mean confidence of what was read in its pictures, 0…1.
        var meanConfidence: Double
        /// Pictures in which the letter is the likeliest answer.
        public var rightPictures: Int
        /// Whether the first letter is the one that is shown.
        public var isRight: Bool { typed == letter }
    }

    /// Figures of some holds.
    public struct Figures: Sendable, Equatable, Codable {
        /// How many holds.
        public var holds: Int
        /// Share of the holds whose first typed letter is right.
        public var right: Double
        /// Share of them whose first typed letter is wrong.
        public var wrong: Double
        /// Share of them for which nothing is typed.
        public var none: Double
        /// The median of the milliseconds until a right letter is typed; nil where none is.
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

    /// Of all holds.
    public var all: Figures
    /// The share that is right, as a mean over people.
    public var meanOverSigners: Double
    /// By person.
    public var perSigner: [String: Figures]
    /// Every hold.
    public var outcomes: [Outcome]

    /// Milliseconds from one picture to the next.
    public static let interval = 1000.0 / 15

    /// Plays holds; people side by side.
    ///
    /// - Throws: `LetterNetError` or `LocatorNetError` when a model cannot be loaded.
    public init(_ recordings: HoldRecordings, letters: URL, locator: URL) throws {
        let people = Dictionary(grouping: recordings.holds, by: \.signer).sorted { $0.key < $1.key }.map(\.value)
        _ = (try LetterNet(contentsOf: letters), try LocatorNet(contentsOf: locator))
        let played = concurrentMap(people.count, block: 1) { index in
            Result { try Self.outcomes(of: people[index], letters: letters, locator: locator) }
        }
        self.init(try played.flatMap { try $0.get() })
    }

    /// Works the figures out.
    package init(_ outcomes: [Outcome]) {
        self.outcomes = outcomes
        all = Figures(outcomes)
        perSigner = Dictionary(grouping: outcomes, by: \.signer).mapValues(Figures.init)
        let shares = perSigner.sorted { $0.key < $1.key }.map(\.value.right)
        meanOverSigners = shares.isEmpty ? 0 : shares.reduce(0, +) / Double(shares.count)
    }

    /// The holds of one person, read in the way that is surer.
    private static func outcomes(
        of holds: [HoldRecordings.Hold], letters: URL, locator: URL
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
                    CommitPolicy(threshold: net.threshold))
            }
        }
        func meanConfidence(_ outcomes: [Outcome]) -> Double { outcomes.reduce(0) { $0 + $1.meanConfidence } }
        return meanConfidence(ways[1]) > meanConfidence(ways[0]) ? ways[1] : ways[0]
    }

    private static func outcome(
        of hold: HoldRecordings.Hold, _ film: [GreyImage?], _ recognizer: Recognizer,
        _ policy: CommitPolicy
    ) -> Outcome {
        var recognizer = recognizer
        var committer = LetterCommitter(policy: policy)
        var outcome = Outcome(signer: hold.signer, letter: hold.letter, meanConfidence: 0, rightPictures: 0)
        for (number, image) in film.enumerated() {
            guard let image else { continue }
            let time = Double(number) * interval
            let result = committer.add(recognizer.read(Frame(image, time: time, sequence: number)))
            outcome.meanConfidence += Double(result.observation.confidence) / Double(film.count)
            if result.observation.letter == hold.letter { outcome.rightPictures += 1 }
            if outcome.typed == nil, let letter = result.commit { (outcome.typed, outcome.time) = (letter, time) }
        }
        if outcome.typed == nil, let last = committer.finish() {
            (outcome.typed, outcome.time) = (last, Double(film.count) * interval)
        }
        return outcome
    }

    /// The figures as one JSON object with sorted keys.
    ///
    /// - Throws: what the encoder throws.
    public func json() throws -> String {
        try FiguresText.json(self)
    }

    /// The figures as a table.
    public var text: String {
        let percent = FiguresText.percent
        func row(_ cells: [String]) -> String {
            FiguresText.row(cells, widths: [20, 7, 10, 10, 10, 12])
        }
        func cells(_ name: String, _ figures: Figures) -> [String] {
            [
                name, "\(figures.holds)", percent(figures.right), percent(figures.wrong), percent(figures.none),
                figures.milliseconds.map { String(format: "%.0f ms", $0) } ?? "-",
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
