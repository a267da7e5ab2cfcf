import Glibc

/// A random number generator that gives the same numbers on every machine and in every run: SplitMix64.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
///
/// Rendered data sets and trained models can be made again only while each method below takes the same bits from the
/// sequence and rounds them in the same way. That is why the `Float` methods exist in two precisions.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Equatable {
    @usableFromInline var state: UInt64

    /// Starts the sequence that belongs to a seed.
    @inlinable
    public init(seed: UInt64) {
        state = seed
    }

    /// Starts the sequence of one numbered draw of a seed, which does not depend on the draws before it.
    @inlinable
    public init(seed: UInt64, draw number: Int) {
        var first = SeededGenerator(seed: seed ^ (UInt64(bitPattern: Int64(number)) &* 0xD134_2543_DE82_EF95))
        self.init(seed: first.next())
    }

    /// Returns the next 64 random bits.
    @inlinable
    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

/// Draws of 53 bits, as many as a `Double` between 0 and 1 can hold evenly; rendered hands are made with these.
extension SeededGenerator {
    /// Draws a number from the uniform distribution over 0 ..< 1.
    @inlinable
    public mutating func uniform() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// Draws a number from the uniform distribution over a range, rounded to `Float`.
    @inlinable
    public mutating func number(in range: ClosedRange<Float>) -> Float {
        range.lowerBound + (range.upperBound - range.lowerBound) * Float(uniform())
    }

    /// Returns true with the given probability.
    @inlinable
    public mutating func happens(withProbability probability: Double) -> Bool { uniform() < probability }

    /// Draws a number from the normal distribution with mean 0 and standard deviation 1.
    ///
    /// Source: Box and Muller, "A note on the generation of random normal deviates", 1958. Every call takes two
    /// numbers from the sequence and keeps nothing back, so that `state` is the whole state.
    public mutating func normal() -> Double {
        let radius = (-2 * log(1 - uniform())).squareRoot()
        return radius * cos(2 * .pi * uniform())
    }

    /// Draws a number from a normal distribution, limited to 2.5 standard deviations from the mean.
    @inlinable
    public mutating func normal(mean: Float = 0, deviation: Float) -> Float {
        mean + deviation * Float(min(max(normal(), -2.5), 2.5))
    }

    /// Draws one of some elements, all equally likely; nil if there are none.
    @inlinable
    public mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[Int(next() % UInt64(elements.count))]
    }
}

/// Draws of 24 bits, as many as a `Float` between 0 and 1 can hold evenly; training pictures are varied with these.
extension SeededGenerator {
    /// Draws a number from the uniform distribution over a range.
    @inlinable
    public mutating func uniform(_ range: ClosedRange<Float>) -> Float {
        let unit = Float(next() >> 40) * 0x1p-24
        return range.lowerBound + (range.upperBound - range.lowerBound) * unit
    }

    /// Draws a number between `-bound` and `bound`, all equally likely.
    @inlinable
    public mutating func about(_ bound: Float) -> Float { uniform(-bound...bound) }

    /// Returns true with the given probability.
    @inlinable
    public mutating func happens(_ probability: Float) -> Bool { uniform(0...1) < probability }

    /// Draws a whole number from 0 to `count - 1`, all equally likely but for a part in 2³².
    @inlinable
    public mutating func index(below count: Int) -> Int {
        precondition(count > 0, "there is nothing to choose from")
        return Int(((next() >> 32) &* UInt64(count)) >> 32)
    }
}
