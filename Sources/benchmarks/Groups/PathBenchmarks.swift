import Foundation
import Imaging
import Recognition

/// The whole way from a camera's frame to a reading, by the model that ships.
struct PathBenchmarks {
    let sampler: Sampler

    func measure(note: (String) -> Void) throws -> [BenchmarkFigure] {
        let url: URL
        do {
            url = try ModelLocation().find()
        } catch {
            note("path: left out, since \(error)")
            return []
        }
        return try [PixelFormat.yuyv, .nv12, .jpeg].map { try measure($0, model: url) } + [try load(url)]
    }

    private func measure(_ format: PixelFormat, model: URL) throws -> BenchmarkFigure {
        var recognizer = Recognizer(net: try LetterNet(contentsOf: model))
        var frames = try FramesInTurn(format, width: 640, height: 480)
        let time = sampler.sample { _ = recognizer.read(frames.next()) }
        return BenchmarkFigure(
            name: "frame to letter \(format.rawValue) 640x480", isa: InstructionSets.best, nanoseconds: time,
            unit: .microseconds)
    }

    /// From file to ready.
    private func load(_ model: URL) throws -> BenchmarkFigure {
        let time = try sampler.sample { _ = try LetterNet(contentsOf: model) }
        return BenchmarkFigure(
            name: "model file to ready", isa: InstructionSets.best, nanoseconds: time, unit: .milliseconds)
    }
}
