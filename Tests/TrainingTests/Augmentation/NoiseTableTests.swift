import Testing

@testable import Training

@Suite struct NoiseTableTests {
    @Test func isStandardNormal() {
        let table = NoiseTable.shared.map(Double.init)
        #expect(table.count == NoiseTable.count)
        let mean = table.reduce(0, +) / Double(table.count)
        let variance = table.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(table.count)
        #expect(abs(mean) < 0.04)
        #expect(abs(variance - 1) < 0.05)
        // 68 % within one deviation.
        #expect(abs(Double(table.count { abs($0) < 1 }) / Double(table.count) - 0.683) < 0.02)
    }
}
