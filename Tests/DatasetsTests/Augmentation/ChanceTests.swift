import Basics
import Imaging
import Testing

@testable import Datasets

@Suite struct ChanceTests {
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
