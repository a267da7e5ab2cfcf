import Foundation
import TestSupport
import Testing

@testable import benchmarks

@Suite struct ReplayBenchmarksTests {
    @Test func aReplayTakesPartOfACoreAndSomeMemory() async throws {
        let result = try await ProductRunner.run(
            "benchmarks", ["--json", "--only", "process", "--seconds", "0.001"], deadline: 300)
        let figures = try JSONDecoder().decode([BenchmarkFigure].self, from: result.output)
        let replay = figures.filter { $0.name.hasPrefix("replay JPEG 640x480 at 30/s") }
        #expect(replay.map(\.unit) == ["%", "MB"], "\(result.errorText)")
        #expect(replay.allSatisfy { $0.median > 0 && $0.median < 1000 })
    }
}
