import Foundation

/// The recognizer as a program: how soon it says something, and what it takes of memory and of a processor.
struct ProcessBenchmarks {
    let sampler: Sampler

    /// Beside this program.
    private static let recognizer = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "recognizer")

    func measure(note: (String) -> Void) throws -> [BenchmarkFigure] {
        guard FileManager.default.isExecutableFile(atPath: Self.recognizer.path) else {
            note("process: left out, since \(Self.recognizer.path) is not built")
            return []
        }
        var resident: [Double] = []
        var failed = false
        let time = try sampler.sample(.passed) {
            if let bytes = try Self.untilFirstLine() { resident.append(bytes) } else { failed = true }
        }
        guard !failed, !resident.isEmpty else {
            note("process: left out, since `recognizer --headless --demo --json` printed nothing")
            return []
        }
        let memory = Statistics(resident)
        return [
            BenchmarkFigure(
                name: "process start to first reading", isa: InstructionSets.best, nanoseconds: time,
                unit: .milliseconds),
            BenchmarkFigure(
                name: "resident memory at first reading", isa: InstructionSets.best, median: memory.median / 1e6,
                p99: memory.p99 / 1e6, spread: memory.spread, unit: "MB"),
        ] + (try ReplayBenchmarks(sampler: sampler).measure(recognizer: Self.recognizer, note: note))
    }

    /// Starts the recognizer, waits for its first line and ends it; its resident bytes by then, nil without a line.
    private static func untilFirstLine() throws -> Double? {
        let process = Process(), output = Pipe()
        process.executableURL = recognizer
        process.arguments = ["--headless", "--demo", "--json"]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer {
            process.terminate()
            process.waitUntilExit()
        }
        guard !output.fileHandleForReading.availableData.isEmpty else { return nil }
        return try ResidentMemory.bytes(ofProcess: "\(process.processIdentifier)").map(Double.init)
    }
}
