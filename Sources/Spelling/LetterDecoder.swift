import Glibc
import Recognition

/// Finds the sequence of letters that explains the probabilities of all frames best.
///
/// It is a hidden Markov model with one state for each letter and one for the hand between letters, decoded by the Viterbi
/// algorithm (IEEE Trans. Inf. Theory 13(2), 1967). Within a letter, a frame scores the logarithm of the letter's
/// probability; between letters, that of a constant. Each new letter has a cost, so a letter counts only if it is shown
/// long enough and surely enough: at a probability of 0.95, for 80 to 155 ms. What only flashes by in a transition does
/// not. The cost follows the hand's own pace: of a slow hand more is demanded.
public struct LetterDecoder: Sendable {
    /// The numbers of the model.
    ///
    /// They were chosen on rendered words of another seed than those of `trainer evaluate --words rendered:40`.
    public struct Model: Sendable {
        /// The score of a frame between letters is the logarithm of this, 0…1.
        public var transitionProbability = 0.5
        /// The cost of a letter for a fast and for a slow hand, in natural logarithms.
        public var letterCost = (fast: 1.5, slow: 3.0)
        /// What the same letter costs in addition when it comes again, so that a few bad frames do not double it.
        public var repetitionCost = 1.5
        /// The time from one letter to the next of a fast and of a slow hand, in milliseconds.
        public var letterMilliseconds = (fast: 300.0, slow: 480.0)
        /// The lowest probability of a letter in a frame, so that a single bad frame does not exclude it.
        public var minimumProbability = 0.03
        /// The time for which a frame counts once, in milliseconds; shorter and longer frames count in proportion.
        public var frameMilliseconds = 1000.0 / 30
        /// How far behind the best sequence another one may be, in natural logarithms, to be taken seriously still.
        public var margin = 2.5

        /// The model for most people.
        public init() {}
    }

    /// A letter of the sequence.
    struct Letter: Sendable, Equatable {
        /// Its index in the alphabet.
        var index: Int
        /// When it began, in milliseconds since the decoder was made.
        var start: Double
    }

    /// The best sequence that ends in one state.
    private struct Path: Sendable {
        var score: Double
        /// The letters that are not settled yet.
        var letters: [Letter]
    }

    /// The numbers of the model.
    let model: Model
    /// The best path into each state: A to Z, then the state between letters.
    private var paths: [Path]
    private var time = 0.0
    /// When the last letters of this word that are settled began.
    private var settledStarts: [Double] = []
    /// The index of the last letter of this word that is settled.
    private var lastSettled: Int?
    /// The cost of a letter now.
    private var letterCost: Double

    private static let between = LetterLabels.alphabet.count

    /// Makes a decoder that has seen no frame.
    init(model: Model = Model()) {
        self.model = model
        letterCost = model.letterCost.fast
        paths = []
        restart()
    }

    /// The best sequence of the letters that are not settled yet.
    var best: [Letter] { bestPath.letters }

    /// How far the best sequence's last letter is from being settled, 0…1, if the hand shows it now.
    var progress: Double {
        guard let last = best.last, paths[Self.between].score < paths[last.index].score else { return 0 }
        let lead = paths[last.index].score - (paths.filter { $0.letters.last != last }.map(\.score).max() ?? 0)
        return min(max(lead / model.margin, 0), 1)
    }

    /// Adds a frame.
    ///
    /// - Parameters:
    ///   - probabilities: of A to Z; empty when the frame shows no letter, for example because the hand draws J or Z.
    ///   - handIsPresent: whether there is a hand. Without one the hand is between letters.
    ///   - elapsed: the time that the frame counts for, in milliseconds.
    mutating func add(_ probabilities: [Float], handIsPresent: Bool, for elapsed: Double) {
        let weight = elapsed / model.frameMilliseconds
        let old = paths
        let order = old.indices.sorted { old[$0].score > old[$1].score }
        for state in old.indices where state != Self.between {
            let probability = state < probabilities.count ? Double(probabilities[state]) : 0
            let score = weight * log(max(probability, model.minimumProbability))
            let from = old[order[0] == state ? order[1] : order[0]]
            let isRepeated = from.letters.last?.index ?? lastSettled == state
            let entry = from.score - letterCost - (isRepeated ? model.repetitionCost : 0)
            if old[state].score >= entry {
                paths[state].score = old[state].score + score
            } else {
                paths[state] = Path(
                    score: entry + score,
                    letters: from.letters + [Letter(index: state, start: time)])
            }
        }
        paths[Self.between] = old[order[0]]
        if handIsPresent { paths[Self.between].score += weight * log(model.transitionProbability) }
        time += elapsed
        // Only differences matter; the numbers must not grow with the length of a session.
        let highest = bestPath.score
        for state in paths.indices { paths[state].score -= highest }
        followPace()
    }

    /// Sets the cost of a letter by the median time between the last letters, once there are three.
    private mutating func followPace() {
        let starts = (settledStarts + best.map(\.start)).suffix(Self.paceLetters)
        guard starts.count >= 3 else { return }
        let times = zip(starts.dropFirst(), starts).map(-).sorted()
        let median = (times[(times.count - 1) / 2] + times[times.count / 2]) / 2
        let (fast, slow) = model.letterMilliseconds
        let share = min(max((median - fast) / (slow - fast), 0), 1)
        letterCost = model.letterCost.fast + share * (model.letterCost.slow - model.letterCost.fast)
    }

    /// How many letters the pace is measured on.
    private static let paceLetters = 5

    /// Takes the letters that no serious sequence contradicts, and settles them.
    mutating func takeSettled() -> [String] {
        let serious = paths.filter { $0.score >= -model.margin }.map(\.letters)
        guard let first = serious.first else { return [] }
        let shared = serious.dropFirst().reduce(first.count) { count, letters in
            min(count, zip(first, letters).prefix { $0 == $1 }.count)
        }
        return settle(Array(first.prefix(shared)))
    }

    /// Takes all letters of the best sequence, because no more frames of the word come; the pace stays.
    mutating func takeAll() -> [String] {
        let letters = settle(best)
        (settledStarts, lastSettled) = ([], nil)
        return letters
    }

    /// Takes all letters of the best sequence, because the user has changed the text.
    ///
    /// The last of them is not read again while the hand still shows it.
    mutating func drop() -> [String] { settle(best) }

    /// Starts again from the best sequence without the letters that belong to a stroke of J or Z.
    ///
    /// - Parameters:
    ///   - milliseconds: letters that began within this time are part of the stroke.
    ///   - handshape: this letter is also part of it if it is the last one before, and began within `pause` before that.
    mutating func forgetStroke(of milliseconds: Double, handshape: String, pause: Double) {
        var letters = best.filter { $0.start < time - milliseconds }
        if let last = letters.last, LetterLabels.alphabet[last.index] == handshape,
            last.start >= time - milliseconds - pause
        {
            letters.removeLast()
        }
        for state in paths.indices {
            paths[state] = Path(score: state == Self.between ? 0 : -.infinity, letters: letters)
        }
    }

    /// Forgets the word; the pace stays.
    mutating func restart() {
        (settledStarts, lastSettled) = ([], nil)
        paths = (0...Self.between).map { Path(score: $0 == Self.between ? 0 : -.infinity, letters: []) }
    }

    private var bestPath: Path { paths.reduce(paths[Self.between]) { $1.score > $0.score ? $1 : $0 } }

    /// Removes letters from the start of all sequences; those that do not start with them are dropped.
    private mutating func settle(_ letters: [Letter]) -> [String] {
        guard !letters.isEmpty else { return [] }
        lastSettled = letters.last?.index
        settledStarts = (settledStarts + letters.map(\.start)).suffix(Self.paceLetters)
        for state in paths.indices {
            if paths[state].letters.starts(with: letters) {
                paths[state].letters.removeFirst(letters.count)
            } else {
                paths[state] = Path(score: -.infinity, letters: [])
            }
        }
        return letters.map { LetterLabels.alphabet[$0.index] }
    }
}
