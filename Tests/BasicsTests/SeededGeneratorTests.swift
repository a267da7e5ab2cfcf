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

@Suite struct SeededGeneratorRangesTests {
    @Test func numbersFillTheirRangeEvenly() {
        var generator = SeededGenerator(seed: 5)
        let numbers = (0..<2000).map { _ in generator.number(in: -2...6) }
        #expect(numbers.allSatisfy { (-2...6).contains($0) })
        #expect(abs(numbers.reduce(0, +) / 2000 - 2) < 0.2)
        #expect(numbers.filter { $0 < 0 }.count > 400 && numbers.filter { $0 < 0 }.count < 600)
    }

    @Test func normalNumbersHaveTheirMomentsAndNoTails() {
        var generator = SeededGenerator(seed: 6)
        let numbers = (0..<4000).map { _ in generator.normal(mean: 10, deviation: 2) }
        let mean = numbers.reduce(0, +) / 4000
        let variance = numbers.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 4000
        #expect(abs(mean - 10) < 0.15)
        #expect(abs(variance.squareRoot() - 2) < 0.15)
        #expect(numbers.allSatisfy { (5...15).contains($0) })
    }

    @Test func rareThingsHappenRarely() {
        var generator = SeededGenerator(seed: 7)
        let count = (0..<4000).filter { _ in generator.happens(withProbability: 0.1) }.count
        #expect((320...480).contains(count))
        #expect(!(0..<100).contains { _ in generator.happens(withProbability: 0) })
        #expect((0..<100).allSatisfy { _ in generator.happens(withProbability: 1) })
    }

    @Test func everyElementIsPicked() {
        var generator = SeededGenerator(seed: 8)
        let picked = Set((0..<100).compactMap { _ in generator.pick(["a", "b", "c"]) })
        #expect(picked == ["a", "b", "c"])
        #expect(generator.pick([Int]()) == nil)
    }
}

@Suite struct SeededGeneratorFloatTests {
    @Test func uniformFillsItsRange() {
        var generator = SeededGenerator(seed: 1)
        let draws = (0..<10_000).map { _ in generator.uniform(-2...6) }
        #expect(draws.allSatisfy { $0 >= -2 && $0 <= 6 })
        #expect(abs(draws.reduce(0, +) / 10_000 - 2) < 0.1)
        #expect((draws.min() ?? 0) < -1.9 && (draws.max() ?? 0) > 5.9)
    }

    @Test func rangeOfOneNumberGivesIt() {
        var generator = SeededGenerator(seed: 1)
        #expect(generator.uniform(3...3) == 3)
        #expect(generator.about(0) == 0)
    }

    @Test func happensAsOftenAsSaid() {
        var generator = SeededGenerator(seed: 2)
        #expect((0..<1000).allSatisfy { _ in !generator.happens(0) })
        #expect((0..<1000).allSatisfy { _ in generator.happens(1) })
        let count = (0..<10_000).count { _ in generator.happens(0.3) }
        #expect(abs(count - 3000) < 200)
    }

    @Test func indexIsEven() {
        var generator = SeededGenerator(seed: 3)
        var counts = [Int](repeating: 0, count: 5)
        for _ in 0..<10_000 { counts[generator.index(below: 5)] += 1 }
        #expect(counts.allSatisfy { abs($0 - 2000) < 200 })
    }

    @Test func numberedDrawsDependOnSeedAndNumberAlone() {
        var one = SeededGenerator(seed: 1, draw: 5)
        var same = SeededGenerator(seed: 1, draw: 5)
        var next = SeededGenerator(seed: 1, draw: 6)
        var other = SeededGenerator(seed: 2, draw: 5)
        let value = one.next()
        #expect(value == same.next())
        #expect(value != next.next())
        #expect(value != other.next())
    }
}
