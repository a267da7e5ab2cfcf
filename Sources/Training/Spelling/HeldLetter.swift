import Basics
import FoundationEssentials
import Glibc

/// One letter as it is read over some time: a changing mixture of the views of a take.
struct HeldLetter {
    private let logarithms: [[Float]]
    private var weights: [Float]
    private let change: Float

    /// Prepares to show a letter; nil without a view.
    init?(_ views: [[Float]], using generator: inout SeededGenerator) {
        guard !views.isEmpty else { return nil }
        logarithms = views.map { $0.map { logf(max($0, 1e-5)) } }
        weights = Self.weights(views.count, using: &generator)
        change = generator.uniform(0.05...0.5)
    }

    private static func weights(_ count: Int, using generator: inout SeededGenerator) -> [Float] {
        let drawn = (0..<count).map { _ in powf(generator.uniform(0...1), 3) + 1e-6 }
        let sum = drawn.reduce(0, +)
        return drawn.map { $0 / sum }
    }

    /// The probabilities of the next step: the views' geometric mean, with weights that change now and then.
    mutating func next(using generator: inout SeededGenerator) -> [Float] {
        if generator.happens(change) {
            weights = zip(weights, Self.weights(weights.count, using: &generator)).map { ($0 + $1) / 2 }
        }
        var values = [Float](repeating: 0, count: ObservedWord.noLetter + 1)
        for (view, weight) in zip(logarithms, weights) {
            for index in values.indices { values[index] += view[index] * weight }
        }
        return Self.normalised(values.map(expf))
    }

    /// The values, scaled to sum to 1.
    static func normalised(_ values: [Float]) -> [Float] {
        let sum = max(values.reduce(0, +), 1e-9)
        return values.map { $0 / sum }
    }
}
