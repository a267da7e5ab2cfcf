import Basics
import Testing

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
