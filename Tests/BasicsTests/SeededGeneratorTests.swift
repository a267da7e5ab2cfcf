import Basics
import Testing

@Suite struct SeededGeneratorTests {
    @Test func followsTheReferenceSequence() {
        // The first numbers of the reference implementation (Vigna, splitmix64.c) for these seeds.
        var zero = SeededGenerator(seed: 0)
        #expect(zero.next() == 0xe220_a839_7b1d_cdaf)
        #expect(zero.next() == 0x6e78_9e6a_a1b9_65f4)
        #expect(zero.next() == 0x06c4_5d18_8009_454f)
        var other = SeededGenerator(seed: 1_234_567)
        #expect(other.next() == 6_457_827_717_110_365_317)
        #expect(other.next() == 3_203_168_211_198_807_973)
    }

    @Test func sameSeedGivesTheSameSequence() {
        var first = SeededGenerator(seed: 7)
        var second = SeededGenerator(seed: 7)
        for _ in 0..<100 { #expect(first.next() == second.next()) }
    }

    @Test func otherSeedsGiveOtherSequences() {
        let starts = Set(
            (UInt64(0)..<1000).map { seed -> UInt64 in
                var generator = SeededGenerator(seed: seed)
                return generator.next()
            })
        #expect(starts.count == 1000)
    }

    @Test func worksWithTheStandardLibrary() {
        var first = SeededGenerator(seed: 3)
        var second = SeededGenerator(seed: 3)
        #expect((0..<50).shuffled(using: &first) == (0..<50).shuffled(using: &second))
    }

    @Test func uniformFillsItsRange() {
        var generator = SeededGenerator(seed: 11)
        let numbers = (0..<10_000).map { _ in generator.uniform() }
        #expect(numbers.allSatisfy { (0..<1).contains($0) })
        #expect(abs(numbers.reduce(0, +) / 10_000 - 0.5) < 0.01)
        for tenth in 0..<10 {
            let count = numbers.count { Int($0 * 10) == tenth }
            #expect((900...1100).contains(count))
        }
    }
}

@Suite struct SeededGeneratorNormalTests {
    @Test func hasTheMomentsOfTheNormalDistribution() {
        var generator = SeededGenerator(seed: 5)
        let numbers = (0..<50_000).map { _ in generator.normal() }
        let count = Double(numbers.count)
        let mean = numbers.reduce(0, +) / count
        let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
        let fourth = numbers.reduce(0) { $0 + $1 * $1 * $1 * $1 } / count
        #expect(abs(mean) < 0.02)
        #expect(abs(variance - 1) < 0.02)
        #expect(abs(fourth - 3) < 0.15)
        #expect(abs(Double(numbers.count { abs($0) < 1 }) / count - 0.6827) < 0.01)
        #expect(abs(Double(numbers.count { abs($0) < 2 }) / count - 0.9545) < 0.005)
    }

    @Test func isFiniteAndSeeded() {
        var first = SeededGenerator(seed: 0)
        var second = SeededGenerator(seed: 0)
        for _ in 0..<1000 {
            let number = first.normal()
            #expect(number.isFinite)
            #expect(number == second.normal())
        }
    }
}
