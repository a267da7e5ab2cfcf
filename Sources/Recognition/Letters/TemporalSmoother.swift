/// Steadies probabilities over time: the longer a hand rests, the more of its pictures count.
///
/// Three tenths of a second are averaged, which reads a hand held still better than its last picture does. A quick
/// average runs beside and serves twice. Once it is sure of an answer of which the slow one thinks little, the slow one
/// begins anew from it, so that a new letter need not wait for the old one to be forgotten. And where both give the same
/// answer the surer of them speaks: a letter that comes back is seen at once, and nothing is forgotten for it.
public struct TemporalSmoother: Sendable {
    /// Milliseconds after which an old frame weighs 1/e of what it did, for the quick average and for the slow one.
    public static let timeConstants = (quick: 60.0, slow: 300.0)
    /// The quick average's probability from which it is sure.
    static let resetConfidence: Float = 0.75
    /// The part of it under which the slow average thinks little of an answer.
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

    /// The probabilities of the last moment, `[class]`; empty before the first frame.
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
