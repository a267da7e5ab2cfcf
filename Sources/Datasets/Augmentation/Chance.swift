import Basics
import Imaging

extension SeededGenerator {
    /// A number of the range, all equally likely.
    package mutating func uniform(_ range: ClosedRange<Float>) -> Float {
        // 24 bits are all that a Float between 0 and 1 holds evenly.
        let unit = Float(next() >> 40) * 0x1p-24
        return range.lowerBound + (range.upperBound - range.lowerBound) * unit
    }

    /// A number up to `bound` away from 0, all equally likely.
    package mutating func about(_ bound: Float) -> Float { uniform(-bound...bound) }

    /// True with the given probability.
    package mutating func happens(_ probability: Float) -> Bool { uniform(0...1) < probability }

    /// A whole number below `count`, all equally likely but for a part in 2³².
    package mutating func index(below count: Int) -> Int {
        precondition(count > 0, "there is nothing to choose from")
        return Int(((next() >> 32) &* UInt64(count)) >> 32)
    }

    /// A generator for one numbered draw of a seed, the same however many draws came before it.
    package init(seed: UInt64, draw number: Int) {
        var first = SeededGenerator(seed: seed ^ (UInt64(bitPattern: Int64(number)) &* 0xD134_2543_DE82_EF95))
        self.init(seed: first.next())
    }
}
