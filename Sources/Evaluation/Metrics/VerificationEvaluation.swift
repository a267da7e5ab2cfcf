import Datasets
import FoundationEssentials
import Recognition
import Spelling

/// How well an expected letter is told from those that it is confused with, on letters that people hold for about a second.
///
/// Every hold is shown with its own letter expected, which should be accepted, and with every letter expected that it
/// may be confused with, which should not. The signers are divided by the order of their names: the thresholds were
/// chosen on the first, third, fifth and so on, and the figures that count are those of the others.
public struct VerificationEvaluation: Sendable, Equatable, Codable {
    /// One hold, shown while one letter was expected.
    public struct Outcome: Sendable, Equatable, Codable {
        /// The signer.
        public var signer: String
        /// The letter that is shown.
        public var shown: String
        /// The letter that was expected.
        public var expected: String
        /// Whether the hold was accepted as the expected letter.
        public var isAccepted: Bool
        /// Whether the letter that was expected is the one that is shown.
        var isRight: Bool { shown == expected }
    }

    /// Accepted shares of some holds.
    public struct Figures: Sendable, Equatable, Codable {
        /// How often the shown letter was expected.
        public var right: Int
        /// The share of these that was accepted, 0…1.
        public var rightAccepted: Double
        /// How often another letter was expected.
        public var wrong: Int
        /// The share of these that was accepted all the same, 0…1.
        public var wrongAccepted: Double

        init(_ outcomes: [Outcome]) {
            func share(_ outcomes: [Outcome]) -> Double {
                outcomes.isEmpty ? 0 : Double(outcomes.count(where: \.isAccepted)) / Double(outcomes.count)
            }
            let (matching, others) = (outcomes.filter(\.isRight), outcomes.filter { !$0.isRight })
            (right, rightAccepted) = (matching.count, share(matching))
            (wrong, wrongAccepted) = (others.count, share(others))
        }
    }

    /// Figures of several people.
    public struct People: Sendable, Equatable, Codable {
        /// Their names, sorted.
        public var signers: [String]
        /// The figures of all their holds.
        public var all: Figures
        /// The mean over the people of the share of right letters that were accepted, 0…1.
        public var meanRightAccepted: Double
        /// The mean over the people of the share of wrong letters that were accepted, 0…1.
        public var meanWrongAccepted: Double
        /// The figures by expected letter.
        public var byExpected: [String: Figures]

        init(_ outcomes: [Outcome]) {
            let bySigner = Dictionary(grouping: outcomes, by: \.signer).sorted { $0.key < $1.key }
            let figures = bySigner.map { Figures($0.value) }
            func mean(_ share: (Figures) -> Double) -> Double {
                figures.isEmpty ? 0 : figures.reduce(0) { $0 + share($1) } / Double(figures.count)
            }
            signers = bySigner.map(\.key)
            all = Figures(outcomes)
            (meanRightAccepted, meanWrongAccepted) = (mean(\.rightAccepted), mean(\.wrongAccepted))
            byExpected = Dictionary(grouping: outcomes, by: \.expected).mapValues(Figures.init)
        }
    }

    /// The people on whom thresholds are chosen: the first of all names in order, the third and so on.
    public var chosenOn: People
    /// The other people.
    public var others: People
    /// Every hold with every letter that was expected.
    public var outcomes: [Outcome]

    /// Plays the holds.
    ///
    /// - Throws: `LetterNetError` or `LocatorNetError` when a model cannot be loaded.
    public init(_ recordings: HoldRecordings, letters: URL, locator: URL) throws {
        let player = HoldPlayer(letters: letters, locator: locator)
        self.init(
            try player.play(recordings) { hold, seen, _ in
                LetterLabels.alphabet.filter {
                    $0 == hold.letter || VerificationSettings.confuses($0, with: hold.letter)
                }.map {
                    Outcome(
                        signer: hold.signer, shown: hold.letter, expected: $0,
                        isAccepted: Self.accepts($0, seen))
                }
            }.flatMap { $0 })
    }

    /// Computes the figures.
    init(_ outcomes: [Outcome]) {
        self.outcomes = outcomes
        let signers = Set(outcomes.map(\.signer)).sorted()
        let chosen = Set(signers.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element))
        chosenOn = People(outcomes.filter { chosen.contains($0.signer) })
        others = People(outcomes.filter { !chosen.contains($0.signer) })
    }

    private static func accepts(_ letter: String, _ seen: [FrameObservation]) -> Bool {
        var verification = LetterVerification()
        verification.expect(letter)
        return seen.contains { verification.add($0) == .accepted }
    }
}
