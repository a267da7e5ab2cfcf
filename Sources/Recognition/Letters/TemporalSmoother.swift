import Glibc

/// Smooths probabilities over time with a slow and a quick exponential average.
///
/// The slow average of about 300 ms reads a hand held still better than a single picture does. The quick average of about
/// 60 ms has two uses. When it is sure of an answer that has a low probability in the slow average, the slow average
/// starts again from it: a new letter does not wait until the old one has faded. And when both have the same best
/// answer, the surer average is returned, so a letter that comes back after a short change is seen at once.
///
/// The constants were tried out on the neighbouring pictures of `validation` ("after a second" of `trainer evaluate`) and
/// on rendered words (`trainer evaluate --words rendered:40`).
public struct TemporalSmoother: Sendable {
    /// Milliseconds after which an old frame weighs 1/e of what it did, for the quick average and for the slow one.
    public static let timeConstants = (quick: 60.0, slow: 300.0)
    /// The probability from which the quick average is sure.
    static let resetConfidence: Float = 0.75
    /// The slow average starts again when its probability of that answer is below this share of the quick one's.
    static let resetShare: Float = 0.5

    private var quick = ExponentialAverage(timeConstant: TemporalSmoother.timeConstants.quick)
    private var slow = ExponentialAverage(timeConstant: TemporalSmoother.timeConstants.slow)

    /// Makes a smoother that has seen nothing.
    public init() {}

    /// The smoothed probabilities, `[class]`; empty before the first frame.
    public var probabilities: [Float] {
        guard let best = quick.best, best == slow.best, quick.values[best] > slow.values[best] else {
            return slow.values
        }
        return quick.values
    }

    /// The quick average: the probabilities of the last 60 ms, `[class]`; empty before the first frame.
    public var latest: [Float] { quick.values }

    /// Takes in one frame's probabilities, `[class]`.
    ///
    /// - Parameters:
    ///   - new: the frame's probabilities.
    ///   - elapsed: milliseconds since the frame before; nil forgets what came before.
    public mutating func add(_ new: [Float], after elapsed: Double?) {
        quick.add(new, after: elapsed)
        slow.add(new, after: elapsed)
        guard let best = quick.best, best != slow.best, quick.values[best] >= Self.resetConfidence,
            slow.values[best] < Self.resetShare * quick.values[best]
        else { return }
        slow.add(quick.values, after: nil)
    }

    /// Forgets all frames.
    public mutating func restart() {
        quick.restart()
        slow.restart()
    }
}

/// An average of probabilities over time, alike at every frame rate.
///
/// What was seen `t` milliseconds ago weighs `exp(-t / timeConstant)` as much as what is seen now.
struct ExponentialAverage: Sendable {
    /// Milliseconds after which an old frame weighs 1/e of what it did.
    let timeConstant: Double
    /// The average, `[class]`; empty before the first frame.
    private(set) var values: [Float] = []

    init(timeConstant: Double) {
        self.timeConstant = timeConstant
    }

    /// Takes in one frame's probabilities, `[class]`.
    ///
    /// - Parameter elapsed: milliseconds since the frame before; nil forgets what came before.
    mutating func add(_ new: [Float], after elapsed: Double?) {
        guard let elapsed, values.count == new.count else {
            values = new
            return
        }
        let weight = Float(1 - exp(-elapsed / timeConstant))
        for index in new.indices { values[index] += weight * (new[index] - values[index]) }
    }

    /// Forgets all frames.
    mutating func restart() {
        values.removeAll(keepingCapacity: true)
    }

    /// The place of the largest value, the first of equals; nil before the first frame.
    var best: Int? {
        var best: Int?
        for index in values.indices where values[index] > values[best ?? index] || best == nil { best = index }
        return best
    }
}
