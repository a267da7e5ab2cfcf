import Datasets
import Evaluation
import Glibc
import Recognition

/// Finds out, by the model that a person's pictures are to change, whether these can be what they are said to be.
///
/// A letter that is always read as another is no fault: that is what is to be taught. But where each of two letters
/// looks more like the other, somebody has exchanged them.
struct LabelCheck {
    /// One letter's pictures: their indices.
    private let groups: [(letter: String, items: [Predictions.Item])]
    private let labels: [String]
    private let nothing: Int?

    /// The probability of "nothing" from which a picture shows no hand.
    private static let surelyNothing: Float = 0.9
    /// The share of pictures without a hand from which a letter, and the whole set, is refused.
    private static let mostOfLetter = 0.8, mostOfSet = 0.5
    /// How much better the other label has to fit, as a difference of logarithms of probabilities.
    private static let margin = 0.5
    /// From which share of a letter's pictures it counts as read as another.
    private static let readAsOther = 0.5, readAsNext = 0.6
    /// Below which shares of right pictures, and of pictures with the most frequent answer of their letter, labels look
    /// like chance.
    private static let chance = 0.35, agreement = 0.65
    /// From how many letters on: the answers for fewer may be that bad and right.
    private static let lettersOfChance = 5

    /// - Parameter predictions: the model's answers for the person's pictures, read as of a hand held still.
    init(_ predictions: Predictions) {
        labels = predictions.labels
        nothing = labels.firstIndex(of: LetterLabels.nothing)
        groups = Dictionary(grouping: predictions.items, by: \.label).sorted { $0.key < $1.key }
            .map { (letter: $0.key, items: $0.value) }
    }

    /// What is wrong with the pictures; nil where nothing is seen to be.
    var refusal: PersonalisationRefusal? { noHand ?? exchangedPair ?? exchangedCycle ?? mixedUp }

    private var noHand: PersonalisationRefusal? {
        guard let nothing else { return nil }
        let counts = groups.map { group in
            (
                letter: group.letter, of: group.items.count,
                without: group.items.count { $0.probabilities[nothing] > Self.surelyNothing }
            )
        }
        let (without, all) = counts.reduce((0, 0)) { ($0.0 + $1.without, $0.1 + $1.of) }
        if Double(without) > Self.mostOfSet * Double(all) { return .noHand(letter: nil, without: without, of: all) }
        return counts.first { $0.of > 2 && Double($0.without) >= Self.mostOfLetter * Double($0.of) }
            .map { .noHand(letter: $0.letter, without: $0.without, of: $0.of) }
    }

    private var exchangedPair: PersonalisationRefusal? {
        for (number, one) in groups.enumerated() {
            for other in groups[(number + 1)...] where areExchanged(one, other) {
                return .exchanged([one.letter, other.letter])
            }
        }
        return nil
    }

    private func areExchanged(
        _ one: (letter: String, items: [Predictions.Item]), _ other: (letter: String, items: [Predictions.Item])
    ) -> Bool {
        guard let first = labels.firstIndex(of: one.letter), let second = labels.firstIndex(of: other.letter)
        else { return false }
        // How much more each picture looks like the second letter than like the first.
        func leanings(_ items: [Predictions.Item]) -> [Double] {
            items.map { Self.logarithm($0.probabilities[second]) - Self.logarithm($0.probabilities[first]) }
        }
        let (ones, others) = (leanings(one.items), leanings(other.items))
        let isRead =
            share(of: one.items, readAs: second) >= Self.readAsOther
            || share(of: other.items, readAs: first) >= Self.readAsOther
        return isRead && mean(ones) > Self.margin && mean(others) < -Self.margin
    }

    /// Letters of which each is read as the next, and the last as the first.
    private var exchangedCycle: PersonalisationRefusal? {
        var next: [String: String] = [:]
        for group in groups {
            guard let (answer, share) = favourite(group.items), share >= Self.readAsNext,
                labels[answer] != group.letter,
                groups.contains(where: { $0.letter == labels[answer] })
            else { continue }
            next[group.letter] = labels[answer]
        }
        for start in next.keys.sorted() {
            var path = [start]
            while let last = path.last, let following = next[last], !path.contains(following) { path.append(following) }
            if let last = path.last, next[last] == start { return .exchanged(path) }
        }
        return nil
    }

    private var mixedUp: PersonalisationRefusal? {
        guard groups.count >= Self.lettersOfChance else { return nil }
        let items = groups.flatMap(\.items)
        let right = items.count(where: \.isRight)
        let agreement = mean(groups.compactMap { favourite($0.items)?.share })
        guard Double(right) < Self.chance * Double(items.count), agreement < Self.agreement else { return nil }
        return .mixedUp(right: right, of: items.count)
    }

    /// The most frequent answer for some pictures, and its share.
    private func favourite(_ items: [Predictions.Item]) -> (answer: Int, share: Double)? {
        let counts = Dictionary(grouping: items, by: \.answer).mapValues(\.count)
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.map {
            ($0.key, Double($0.value) / Double(items.count))
        }
    }

    private func share(of items: [Predictions.Item], readAs answer: Int) -> Double {
        items.isEmpty ? 0 : Double(items.count { $0.answer == answer }) / Double(items.count)
    }

    private func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }

    /// A logarithm that stays finite.
    private static func logarithm(_ probability: Float) -> Double { log(Double(max(probability, 1e-6))) }
}
