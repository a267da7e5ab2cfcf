import Basics
import Testing

@Suite struct SeededGeneratorTests {
    /// The first outputs of the reference implementation in C for these seeds.
    @Test(arguments: [
        (UInt64(0), [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F] as [UInt64]),
        (UInt64(1_234_567), [6_457_827_717_110_365_317, 3_203_168_211_198_807_973] as [UInt64]),
    ])
    func matchesTheReferenceSequence(seed: UInt64, expected: [UInt64]) {
        var generator = SeededGenerator(seed: seed)
        #expect(expected.map { _ in generator.next() } == expected)
    }

    @Test func sameSeedSameShuffle() {
        var first = SeededGenerator(seed: 5)
        var second = SeededGenerator(seed: 5)
        var other = SeededGenerator(seed: 6)
        let shuffled = (0..<100).shuffled(using: &first)
        #expect(shuffled == (0..<100).shuffled(using: &second))
        #expect(shuffled != (0..<100).shuffled(using: &other))
    }
}
