import Glibc

/// Steadies probabilities over time, alike at every frame rate.
///
/// An exponential average: what was seen `t` milliseconds ago weighs `exp(-t / timeConstant)` as much as what is
/// seen now.
public struct Smoother: Sendable {
    /// Milliseconds after which an old frame weighs 1/e of what it did.
    public let timeConstant: Double
    /// The smoothed probabilities, `[class]`; empty before the first frame.
    public private(set) var probabilities: [Float] = []

    /// Makes a smoother that has seen nothing.
    public init(timeConstant: Double = 60) {
        self.timeConstant = timeConstant
    }

    /// Takes in one frame's probabilities, `[class]`.
    ///
    /// - Parameters:
    ///   - new: the frame's probabilities.
    ///   - elapsed: milliseconds since the frame before; nil forgets what came before.
    public mutating func add(_ new: [Float], after elapsed: Double?) {
        guard let elapsed, probabilities.count == new.count else {
            probabilities = new
            return
        }
        let weight = Float(1 - exp(-elapsed / timeConstant))
        for index in new.indices {
            probabilities[index] += weight * (new[index] - probabilities[index])
        }
    }

    /// Forgets all frames.
    public mutating func restart() {
        probabilities.removeAll(keepingCapacity: true)
    }
}
