import Foundation
import TestSupport
import Testing

@testable import benchmarks

@Suite struct MeasureCommandTests {
    static func run(_ arguments: [String]) async throws -> ProcessResult {
        try await ProductRunner.run("benchmarks", arguments, deadline: 300)
    }

    @Test("Prints figures of every instruction set for machines") func json() async throws {
        let result = try await Self.run(["--json", "--only", "inference", "--seconds", "0.001"])
        let measurements = try JSONDecoder().decode([BenchmarkFigure].self, from: result.output)
        let sets = Set(measurements.map(\.isa))
        #expect(sets.contains("baseline") || sets == ["neon"])
        for isa in sets {
            #expect(
                measurements.filter { $0.isa == isa }.map(\.name) == [
                    "inference study", "inference standard", "inference sequence of 48",
                ])
        }
        for measurement in measurements {
            #expect(measurement.median > 0 && measurement.p99 >= measurement.median && measurement.unit == "us")
        }
    }

    @Test("Prints a table for people, and only the groups that are asked for") func table() async throws {
        let result = try await Self.run(["--only", "preprocessing", "--seconds", "0.001"])
        let lines = result.lines
        #expect(lines.first?.hasPrefix("benchmark") == true)
        #expect(lines.dropFirst().count == 36)
        let others = lines.dropFirst().filter { !$0.hasPrefix("preprocessing ") }
        #expect(others.isEmpty)
    }

    @Test(
        "Figures that cannot be written are an error", arguments: OutputDestination.allCases,
        [["--only", "inference", "--seconds", "0.001"], ["--json", "--only", "inference", "--seconds", "0.001"]])
    func lost(place: OutputDestination, arguments: [String]) async throws {
        let result = try await ProductRunner.run("benchmarks", arguments, sendingOutputTo: place)
        #expect(result.status == 1 && !result.wasSignalled)
        #expect(result.errorText.contains(place.message), "\(result.errorText)")
    }

    @Test("Peak and convolutions are rates") func kernels() throws {
        let measurements = KernelBenchmarks(sampler: Sampler(seconds: 0)).measure()
        let rates = measurements.filter { $0.unit == "GFLOP/s" && $0.median > 0 && $0.p99 <= $0.median }
        #expect(rates.count == measurements.count && measurements.count % 7 == 0)
    }

    @Test(
        "A wrong command line is refused with status 64", arguments: [["--only", "luck"], ["--seconds", "0"], ["x"]])
    func usage(arguments: [String]) async throws {
        #expect(try await Self.run(arguments).status == 64)
    }
}
