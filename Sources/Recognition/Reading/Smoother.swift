/// Steadies probabilities over time: the longer a hand rests, the more of its pictures count.
///
/// A quarter of a second is averaged, which reads a hand held still better than its last picture does. So that a new
/// letter need not wait for the old one to be forgotten, a quick average runs beside: once that is sure of something
/// that the slow one is much less sure of, the slow one begins anew from it.
public struct Smoother: Sendable {
    /// Milliseconds after which an old frame weighs 1/e of what it did, for the quick average and for the slow one.
    public static let timeConstants = (quick: 60.0, slow: 250.0)
    /// The quick average's probability from which it is sure.
    static let sureness: Float = 0.7
    /// The part of it that the slow average must have.
    static let agreement: Float = 0.75

    private var quick = ExponentialAverage(timeConstant: Smoother.timeConstants.quick)
    private var slow = ExponentialAverage(timeConstant: Smoother.timeConstants.slow)

    /// Makes a smoother that has seen nothing.
    public init() {}

    /// The smoothed probabilities, `[class]`; empty before the first frame.
    public var probabilities: [Float] { slow.values }

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
        guard let best = quick.best, quick.values[best] >= Self.sureness,
            slow.values[best] < Self.agreement * quick.values[best]
        else { return }
        slow.add(quick.values, after: nil)
    }

    /// Forgets all frames.
    public mutating func restart() {
        quick.restart()
        slow.restart()
    }
}
