import Glibc

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
