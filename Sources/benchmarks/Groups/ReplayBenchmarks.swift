import Capture
import Foundation
import Imaging

/// What the recognizer takes of a processor and of memory while it reads a hand at 30 pictures a second.
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

    /// Five seconds of the hand for each second of sampling, and at least one.
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
