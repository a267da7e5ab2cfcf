import Glibc
import Testing

@testable import Spelling

@Suite struct CharacterModelTests {
    private let model: CharacterModel
    private let a = 0
    private let b = 1
    private let n = 13
    private let t = 19

    init() throws {
        model = try #require(LanguageFile(LanguageBytes().file)).characters
    }

    private func power(_ code: Double) -> Float { Float(exp(-code / 16)) }
    private func context(_ letters: [Int]) -> CharacterModel.Context {
        letters.reduce(model.start) { model.context(after: $1, in: $0) }
    }

    /// After the begin, A and B are known; the others share the rest, as the root is even.
    @Test func knownSymbolsHaveTheirProbabilityAndOthersShareTheRest() {
        #expect(abs(model.probability(of: a, after: model.start) - power(10)) < 1e-6)
        #expect(abs(model.probability(of: b, after: model.start) - power(30)) < 1e-6)
        let rest = (1 - power(10) - power(30)) / 25
        #expect(abs(model.probability(of: t, after: model.start) - rest) < 1e-6)
    }

    /// After A at the begin, T is known; N is known after any A, with what T leaves of the probabilities after any A.
    @Test func theLongestContextLeavesTheRestToShorterOnes() {
        #expect(abs(model.probability(of: t, after: context([a])) - power(8)) < 1e-6)
        let weight = (1 - power(8)) / (1 - power(20))
        #expect(abs(model.probability(of: n, after: context([a])) - weight * power(16)) < 1e-6)
        #expect(abs(model.probability(of: n, after: context([b, a])) - power(16)) < 1e-6)
        #expect(abs(model.probability(of: n, after: context([a, b])) - 1.0 / 27) < 1e-6)
    }

    @Test func allSymbolsSumToOne() {
        for letters in [[], [a], [b], [a, b], [b, a], [n, t, a], [a, a, a, a, a, a, a, a]] {
            let context = context(letters)
            let sum = (0..<CharacterModel.symbolCount).reduce(Float(0)) {
                $0 + model.probability(of: $1, after: context)
            }
            #expect(abs(sum - 1) < 1e-5, "\(letters)")
        }
    }

    @Test func aWordHasAnEnd() {
        let expected =
            model.probability(of: a, after: model.start) * model.probability(of: t, after: context([a]))
            * model.probability(of: CharacterModel.boundary, after: context([a, t]))
        #expect(abs(model.probability(of: [a, t]) / Double(expected) - 1) < 1e-6)
    }

    @Test(
        arguments: [
            ("a root without all symbols", [[]: [0: 0]]),
            ("a context that leaves nothing", [[]: LanguageBytes.evenly, [0]: [1: 0]]),
            ("a context of more than 1", [[]: LanguageBytes.evenly, [0]: [1: 5, 2: 5]]),
        ] as [(String, [[UInt8]: [UInt8: UInt8]])])
    func whatIsNoDistributionIsRefused(fault: String, rows: [[UInt8]: [UInt8: UInt8]]) {
        #expect(LanguageFile(LanguageBytes(rows: rows).file) == nil, "\(fault)")
    }
}
