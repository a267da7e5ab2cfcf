import Imaging

extension SeededGenerator {
    /// A number evenly drawn from a range.
    mutating func number(in range: ClosedRange<Float>) -> Float {
        range.lowerBound + (range.upperBound - range.lowerBound) * Float(uniform())
    }

    /// A number from the normal distribution, held within two and a half deviations.
    mutating func normal(_ mean: Float, _ deviation: Float) -> Float {
        mean + deviation * Float(min(max(normal(), -2.5), 2.5))
    }

    /// Whether something of the given probability happens.
    mutating func happens(_ probability: Double) -> Bool { uniform() < probability }

    /// One of some values, all equally likely; `nil` when there are none.
    mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[Int(next() % UInt64(elements.count))]
    }
}
