import Testing

@testable import HandModel

@Suite struct BlockCompressionTests {
    @Test func tinyStepsChangeNothing() {
        let original = (0..<256).map { Float(($0 * 37) % 200) }
        var tones = original
        BlockCompression(step: 0.001).apply(to: &tones, side: 16)
        for (before, after) in zip(original, tones) { #expect(abs(before - after) < 0.1) }
    }

    @Test func evenBlocksKeepTheirMeanToHalfAStep() {
        var tones = [Float](repeating: 101, count: 64)
        BlockCompression(step: 8).apply(to: &tones, side: 8)
        // The lowest coefficient is eight times the mean, so that it moves by at most half of 8 / 8.
        for tone in tones { #expect(abs(tone - 101) <= 0.501) }
        #expect(tones.allSatisfy { abs($0 - tones[0]) < 1e-3 })
    }

    @Test func fineDetailGoesFirst() {
        // A checkerboard of two grey levels is the highest frequency; a ramp is mostly the lowest.
        var board = (0..<64).map { Float(128 + (($0 / 8 + $0) % 2 == 0 ? 2 : -2)) }
        BlockCompression(step: 5).apply(to: &board, side: 8)
        #expect((board.max() ?? 0) - (board.min() ?? 0) < 1)
        var ramp = (0..<64).map { Float(10 * ($0 % 8)) }
        BlockCompression(step: 5).apply(to: &ramp, side: 8)
        #expect((ramp[7] - ramp[0]) > 55)
    }

    @Test func restsOfBlocksAreLeftAlone() {
        let original = (0..<100).map { Float($0) }
        var tones = original
        BlockCompression(step: 30).apply(to: &tones, side: 10)
        for index in 80..<100 { #expect(tones[index] == original[index]) }
        for row in 0..<10 { #expect(tones[row * 10 + 9] == original[row * 10 + 9]) }
        #expect(tones[0] != original[0] || tones[9 * 7] != original[9 * 7])
    }
}
