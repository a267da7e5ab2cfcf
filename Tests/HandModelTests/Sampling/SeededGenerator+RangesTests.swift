import Imaging
import Testing

@testable import HandModel

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
        let numbers = (0..<4000).map { _ in generator.normal(10, 2) }
        let mean = numbers.reduce(0, +) / 4000
        let variance = numbers.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 4000
        #expect(abs(mean - 10) < 0.15)
        #expect(abs(variance.squareRoot() - 2) < 0.15)
        #expect(numbers.allSatisfy { (5...15).contains($0) })
    }

    @Test func rareThingsHappenRarely() {
        var generator = SeededGenerator(seed: 7)
        let count = (0..<4000).filter { _ in generator.happens(0.1) }.count
        #expect((320...480).contains(count))
        #expect(!(0..<100).contains { _ in generator.happens(0) })
        #expect((0..<100).allSatisfy { _ in generator.happens(1) })
    }

    @Test func everyElementIsPicked() {
        var generator = SeededGenerator(seed: 8)
        let picked = Set((0..<100).compactMap { _ in generator.pick(["a", "b", "c"]) })
        #expect(picked == ["a", "b", "c"])
        #expect(generator.pick([Int]()) == nil)
    }
}
