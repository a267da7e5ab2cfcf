import Basics
import Datasets
import Evaluation
import FoundationEssentials
import Imaging
import NeuralNetwork
import Recognition

/// How much better people whom a model has never seen are read after some pictures of each letter, and what that costs
/// others.
///
/// Of every letter of a person the first pictures in time are learnt, as many as asked for, all from the first half; the
/// second half is read. Every model is read by the other people, too.
public struct PersonalisationStudy: Sendable, Codable, Equatable {
    /// Which letters are taught.
    public enum Taught: String, Sendable, Codable, CaseIterable {
        /// All of the person's letters.
        case all
        /// The ten that are read worst in the first half.
        case worst
    }

    /// The figures of one person after some pictures a letter.
    public struct Outcome: Sendable, Codable, Equatable {
        /// The person.
        public var person: String
        /// Which letters were taught.
        public var taught: Taught
        /// The pictures of each letter.
        public var count: Int
        /// All held-back pictures of the person.
        public var all: PersonalisationResult.Comparison
        /// Those of the letters that were taught.
        public var ofTaught: PersonalisationResult.Comparison
        /// The mean accuracy over the other people, before and after, 0…1.
        public var othersBefore: Double
        /// The same after.
        public var othersAfter: Double
        /// How long learning took, in seconds.
        public var seconds: Double
    }

    /// The means over people after some pictures a letter.
    public struct Row: Sendable, Codable, Equatable {
        /// Which letters were taught.
        public var taught: Taught
        /// The pictures of each letter.
        public var count: Int
        /// The number of people.
        public var people: Int
        /// The accuracy on all held-back pictures, 0…1.
        public var all: Double
        /// The accuracy on those of the letters that were taught, 0…1.
        public var ofTaught: Double
        /// The share of the errors in all held-back pictures that is gone, 0…1.
        public var removed: Double
        /// How much less accurate other people are read, 0…1, as a mean.
        public var cost: Double
        /// The same for the person whose model costs others most.
        public var highestCost: Double
        /// The longest time that learning took, in seconds.
        public var seconds: Double
    }

    /// The outcomes, by letters taught, number of pictures and person.
    public var outcomes: [Outcome]

    /// Of each letter of each other person so many pictures are read, evenly over time.
    private static let othersPerLetter = 5
    private static let worst = 10

    /// The means over people.
    public var rows: [Row] {
        Taught.allCases.flatMap { taught in
            Set(outcomes.map(\.count)).sorted().compactMap { count in
                let some = outcomes.filter { $0.taught == taught && $0.count == count }
                guard !some.isEmpty else { return nil }
                func mean(_ value: (Outcome) -> Double) -> Double {
                    some.reduce(0) { $0 + value($1) } / Double(some.count)
                }
                let before = mean { 1 - $0.all.before.accuracy }
                let after = mean { 1 - $0.all.after.accuracy }
                return Row(
                    taught: taught, count: count, people: some.count, all: 1 - after,
                    ofTaught: mean { $0.ofTaught.after.accuracy }, removed: before > 0 ? 1 - after / before : 0,
                    cost: mean { $0.othersBefore - $0.othersAfter },
                    highestCost: some.map { $0.othersBefore - $0.othersAfter }.max() ?? 0,
                    seconds: some.map(\.seconds).max() ?? 0)
            }
        }
    }

    /// Measures people.
    ///
    /// - Parameters:
    ///   - set: pictures of people whom the model has not learned from; those of each letter are in the order of time.
    ///   - counts: the pictures of each letter that are learnt; 0 is the model as it is.
    ///   - report: is called with a line for each outcome.
    /// - Throws: `PersonalisationStudyError` when nobody has enough pictures, and what a personalisation throws.
    public init(
        of model: URL, on set: Dataset, counts: [Int], settings: PersonalisationSettings = PersonalisationSettings(),
        report: (String) -> Void = { _ in }
    ) throws {
        let personalisation = try Personalisation(model: model, settings: settings)
        let people = try Self.people(in: set, learning: counts.max() ?? 0, personalisation: personalisation)
        guard !people.isEmpty else { throw PersonalisationStudyError.tooFew(most: counts.max() ?? 0) }
        guard
            let replay = try ReplaySet(
                base: personalisation.base, settings: settings, isStopped: { false }, report: { _ in })
        else { throw PersonalisationError.stopped }
        outcomes = []
        for taught in Taught.allCases {
            for count in counts.sorted() {
                for person in people where person.isMeasured {
                    let others = people.filter { $0.name != person.name }
                    let outcome = try person.outcome(
                        taught: taught, count: count, others: others, personalisation: personalisation, replay: replay)
                    outcomes.append(outcome)
                    report(Self.line(outcome))
                }
            }
        }
    }

    private static func line(_ outcome: Outcome) -> String {
        "\(outcome.person), \(outcome.count) of \(outcome.taught == .all ? "each letter" : "the ten worst"): "
            + String(
                printf: "%.1f > %.1f %%, others %+.2f", outcome.all.before.accuracy * 100,
                outcome.all.after.accuracy * 100, (outcome.othersAfter - outcome.othersBefore) * 100)
    }

    private static func people(
        in set: Dataset, learning most: Int, personalisation: Personalisation
    ) throws -> [Person] {
        let signers = set.indices { $0.signer }.sorted { $0.key < $1.key }
        let people = try signers.map { name, indices in
            try Person(
                name: name, samples: indices.map { set.samples[$0] }, most: most, personalisation: personalisation)
        }
        return people.contains(where: \.isMeasured) ? people : []
    }

    /// One person's pictures, and what the model reads in them before.
    private struct Person {
        let name: String
        /// What can be learnt, by letter and in the order of time.
        var learnable: [String: [Sample]] = [:]
        /// What is held back, by letter.
        var heldBack: [String: JudgedPictures] = [:]
        /// What others' models are judged by.
        let seen: JudgedPictures
        /// The letters, those first that are read worst.
        var worstFirst: [String] = []
        /// Whether half of the letters have enough pictures.
        let isMeasured: Bool

        init(name: String, samples: [Sample], most: Int, personalisation: Personalisation) throws {
            self.name = name
            let base = personalisation.base
            let set = Dataset(samples: samples, namesSigners: true)
            let crops = try PersonSample.samples(of: set, margin: personalisation.margin)
            let letters = Dictionary(grouping: crops) { $0.letter }.filter {
                base.labels.contains($0.key) && !LetterLabels.moving.contains($0.key)
            }
            var some: [Sample] = []
            var shares: [(accuracy: Double, letter: String)] = []
            for (letter, crops) in letters.sorted(by: { $0.key < $1.key }) {
                let all = crops.map { $0.sample(signer: name) }
                let half = (all.count + 1) / 2
                learnable[letter] = Array(all[..<half])
                heldBack[letter] = try JudgedPictures(Array(all[half...]), base: base)
                let count = min(PersonalisationStudy.othersPerLetter, all.count)
                some += (0..<count).map { all[$0 * all.count / count] }
                let first = try JudgedPictures(Array(all[..<half]), base: base)
                shares.append((first.score(of: base.network).accuracy, letter))
            }
            seen = try JudgedPictures(some, base: base)
            worstFirst = shares.sorted { ($0.accuracy, $0.letter) < ($1.accuracy, $1.letter) }.map(\.letter)
            let enough = learnable.values.count { $0.count >= most }
            isMeasured = !letters.isEmpty && 2 * enough >= letters.count
        }

        func outcome(
            taught: Taught, count: Int, others: [Person], personalisation: Personalisation, replay: ReplaySet
        ) throws -> Outcome {
            let (base, settings) = (personalisation.base, personalisation.settings)
            let letters = taught == .all ? worstFirst : Array(worstFirst.prefix(PersonalisationStudy.worst))
            let learnt = letters.sorted().flatMap { (learnable[$0] ?? []).prefix(count) }
            let began = ContinuousClock.now
            var network = base.network
            if !learnt.isEmpty,
                let tuned = try FineTuning(base: base, settings: settings).network(
                    learning: learnt, replay: replay.learnt, isStopped: { false }, report: { _ in })
            {
                network = try base.network.mixed(with: tuned, share: settings.shares.first ?? 1)
            }
            let elapsed = ContinuousClock.now - began
            func compare(_ letters: [String]) -> PersonalisationResult.Comparison {
                func score(_ network: Network) -> PersonalisationResult.Score {
                    letters.compactMap { heldBack[$0]?.score(of: network) }.reduce(
                        PersonalisationResult.Score(right: 0, pictures: 0)
                    ) { PersonalisationResult.Score(right: $0.right + $1.right, pictures: $0.pictures + $1.pictures) }
                }
                return PersonalisationResult.Comparison(before: score(base.network), after: score(network))
            }
            func mean(_ network: Network) -> Double {
                others.isEmpty
                    ? 0 : others.reduce(0) { $0 + $1.seen.score(of: network).accuracy } / Double(others.count)
            }
            return Outcome(
                person: name, taught: taught, count: count, all: compare(worstFirst), ofTaught: compare(letters),
                othersBefore: mean(base.network), othersAfter: mean(network),
                seconds: Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18)
        }
    }
}

/// Why people cannot be measured.
public enum PersonalisationStudyError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Nobody has enough pictures of half of the letters.
    case tooFew(most: Int)

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .tooFew(let most):
            "Nobody in --data has \(2 * most) pictures of half of the letters, \(most) to learn and as many to read. "
                + "Pass smaller numbers, or more pictures."
        }
    }
}
