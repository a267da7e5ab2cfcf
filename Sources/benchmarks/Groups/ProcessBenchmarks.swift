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
        var (times, resident): ([Double], [Double]) = ([], [])
        let end = Sampler.Time.passed.now + sampler.seconds * 1e9
        repeat {
            guard let first = try Self.untilFirstLine() else {
                note("process: left out, since `recognizer --headless --demo --json` printed nothing")
                return []
            }
            times.append(first.nanoseconds)
            resident.append(first.bytes)
        } while times.count < 3 || Sampler.Time.passed.now < end
        let (time, memory) = (Statistics(times), Statistics(resident))
        return [
            BenchmarkFigure(
                name: "process start to first reading", isa: InstructionSets.best, nanoseconds: time,
                unit: .milliseconds),
            BenchmarkFigure(
                name: "resident memory at first reading", isa: InstructionSets.best, median: memory.median / 1e6,
                p99: memory.p99 / 1e6, spread: memory.spread, unit: "MB"),
        ] + (try ReplayBenchmarks(sampler: sampler).measure(recognizer: Self.recognizer, note: note))
    }

    /// Starts the recognizer, waits for its first line and ends it; how long that took and its resident bytes by then,
    /// nil without a line.
    private static func untilFirstLine() throws -> (nanoseconds: Double, bytes: Double)? {
        let start = Sampler.Time.passed.now
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
        let passed = Sampler.Time.passed.now - start
        return try ResidentMemory.bytes(ofProcess: "\(process.processIdentifier)").map { (passed, Double($0)) }
    }
}
