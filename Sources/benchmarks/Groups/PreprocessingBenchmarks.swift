import Imaging
import Recognition

/// A frame of each format and size to what the network reads.
struct PreprocessingBenchmarks {
    let sampler: Sampler

    /// Usual sizes of cameras.
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

    /// The default box.
    private static func region(of frame: Frame) -> Region {
        FixedBox().region(width: frame.width, height: frame.height)
    }

    /// Bytes of the lines of the region, of which only luminance is looked at; all of a JPEG.
    private static func bytes(of frame: Frame, in region: Region) -> Int {
        guard frame.format != .jpeg else { return frame.storage.count }
        return Int(region.height) * Int(region.width) * frame.stride / frame.width
    }
}
