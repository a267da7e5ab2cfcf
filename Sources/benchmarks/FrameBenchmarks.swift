import Foundation
import Imaging
import Recognition

/// Measures the preprocessing for the letter network, for each frame format and size.
struct PreprocessingBenchmarks {
    let sampler: Sampler

    /// Common frame sizes of cameras.
    static let sizes = [(width: 640, height: 480), (width: 1280, height: 720)]

    func measure() throws -> [BenchmarkFigure] {
        try Self.sizes.flatMap { size in
            try PixelFormat.allCases.flatMap { try measure($0, width: size.width, height: size.height) }
        }
    }

    private func measure(_ format: PixelFormat, width: Int, height: Int) throws -> [BenchmarkFigure] {
        var frames = try FramesInTurn(format, width: width, height: height)
        let region = Self.region(of: frames.first)
        let preprocessor = LetterPreprocessor()
        var picture = [Float](repeating: 0, count: preprocessor.side * preprocessor.side)
        let time = try sampler.sample {
            try picture.withUnsafeMutableBufferPointer {
                try preprocessor.prepare(frames.next(), region: region, mirrored: false, into: $0)
            }
        }
        let name = "preprocessing \(format.rawValue) \(width)x\(height)"
        return [
            BenchmarkFigure(name: name, isa: InstructionSets.best, nanoseconds: time, unit: .nanoseconds),
            BenchmarkFigure(
                name: "\(name), bytes within reach", isa: InstructionSets.best,
                value: Double(Self.bytes(of: frames.first, in: region)), unit: "bytes"),
        ]
    }

    /// The region of the default box.
    private static func region(of frame: Frame) -> Region {
        FixedBox().region(width: frame.width, height: frame.height)
    }

    /// The bytes of the region's pixels, including colour, which is not read; all bytes of a JPEG.
    private static func bytes(of frame: Frame, in region: Region) -> Int {
        guard frame.format != .jpeg else { return frame.storage.count }
        return Int(region.height) * Int(region.width) * frame.stride / frame.width
    }
}

/// Measures the search for hands with the shipped model.
///
/// It searches whole frames, a part of a frame as for a hand that is being followed, and whole frames at full detail as
/// the tracker does from time to time when there is no hand.
struct LocatingBenchmarks {
    let sampler: Sampler

    func measure(note: (String) -> Void) throws -> [BenchmarkFigure] {
        let net: LocatorNet
        do {
            net = try LocatorNet(contentsOf: ModelLocation().find(ModelLocation.locator))
        } catch {
            note("locating: left out, since \(error)")
            return []
        }
        return try [PixelFormat.yuyv, .nv12, .jpeg].flatMap { format in
            let frames = try FramesInTurn(format, width: 640, height: 480)
            return [
                try measure("all of a frame", frames, nil, net),
                try measure("about a hand", frames, Region(x: 200, y: 100, width: 320, height: 240), net),
                try measure("all of a frame, thoroughly,", frames, by: TrackingLocator(net, margin: 1)),
            ]
        }
    }

    private func measure(
        _ name: String, _ frames: FramesInTurn, _ region: Region?, _ net: LocatorNet
    ) throws -> BenchmarkFigure {
        var frames = frames
        return figure(name, frames.first, try sampler.sample { _ = try net.hands(in: frames.next(), region: region) })
    }

    private func measure(_ name: String, _ frames: FramesInTurn, by locator: TrackingLocator) throws -> BenchmarkFigure
    {
        var frames = frames
        return figure(name, frames.first, try sampler.sample { _ = try locator.hands(in: frames.next()) })
    }

    private func figure(_ name: String, _ frame: Frame, _ time: Statistics) -> BenchmarkFigure {
        BenchmarkFigure(
            name: "hands in \(name) \(frame.format.rawValue) 640x480", isa: InstructionSets.best, nanoseconds: time,
            unit: .microseconds)
    }
}

/// Measures the whole path from a camera frame to a result, with the shipped model.
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

    /// Measures loading a model file until the network is ready to run.
    private func load(_ model: URL) throws -> BenchmarkFigure {
        let time = try sampler.sample { _ = try LetterNet(contentsOf: model) }
        return BenchmarkFigure(
            name: "model file to ready", isa: InstructionSets.best, nanoseconds: time, unit: .milliseconds)
    }
}
