import Capture
import Foundation
import Imaging

/// Measures the recognizer as a process: the time to its first line, its memory and its use of the processor.
struct ProcessBenchmarks {
    let sampler: Sampler

    /// The path of the recognizer, which is built into the same folder as this program.
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

    /// Starts the recognizer, waits for its first line and ends it.
    ///
    /// - Returns: the time to the first line and the resident bytes at that time, or nil when it ended without a line.
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

/// Measures the recognizer's use of the processor and of memory while it reads a hand at 30 frames per second.
struct ReplayBenchmarks {
    let sampler: Sampler

    func measure(recognizer: URL, note: (String) -> Void) throws -> [BenchmarkFigure] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "fingerspell-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let film = folder.appending(path: "hand.mkv")
        try record(SampleFrames.jpeg(of: SampleHand().picture(width: 640, height: 480)), to: film)
        let replay = try MeasuredProcess(running: recognizer.path, ["--headless", "--json", "--replay", film.path])
        guard replay.hasSucceeded else {
            note("process: the replay is left out, since the recognizer has failed")
            return []
        }
        let name = "replay JPEG 640x480 at 30/s"
        return [
            BenchmarkFigure(
                name: "\(name), of a core", isa: InstructionSets.best,
                value: replay.processorSeconds / replay.seconds * 100, unit: "%"),
            BenchmarkFigure(
                name: "\(name), most memory", isa: InstructionSets.best, value: replay.peakBytes / 1e6, unit: "MB"),
        ]
    }

    /// Records five seconds of the hand for each second of sampling, and at least one second.
    private func record(_ frame: Frame, to film: URL) throws {
        let recorder = try Recorder(path: film.path)
        var frame = frame
        for number in 0..<Int(max(sampler.seconds * 150, 30)) {
            (frame.time, frame.sequence) = (Double(number) * 1000 / 30, number)
            try recorder.write(frame)
        }
        try recorder.finish()
    }
}
