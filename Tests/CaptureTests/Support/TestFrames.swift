import CFFmpeg
import Basics
import Foundation
import Imaging
import TestSupport

@testable import Capture

/// Frames in every layout with samples that are known.
enum TestFrames {
    /// A frame of 16 by 10 pixels, with 3 bytes more a row than needed where the layout allows it.
    static func frame(_ format: PixelFormat, number: Int = 0, width: Int = 16, height: Int = 10) -> Frame {
        let (row, rows): (Int, Int) =
            switch format {
            case .grey, .jpeg: (width, height)
            case .yuyv, .uyvy: (2 * width, height)
            case .nv12, .yuv420, .yvu420: (width, height + (height + 1) / 2)
            case .rgb, .bgr: (3 * width, height)
            }
        let isPlanar = [.nv12, .yuv420, .yvu420].contains(format)
        let stride = isPlanar ? row + 4 : row + 3
        let bytes = (0..<stride * rows).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ number &* 11 &+ $0 / 7) }
        return Frame(
            format: format, width: width, height: height, stride: stride, time: 5000 + Double(number * number * 10),
            sequence: number, storage: FrameStorage(copying: bytes))
    }

    /// JPEG pictures made by `ffmpeg`, as a camera sends them.
    static func jpegs(_ count: Int, width: Int = 64, in folder: TemporaryFolder) async throws -> [Frame] {
        try await TestVideo(width: width, height: 48, count: count).encoded(
            as: "jpeg%03d.jpg", in: folder, ["-q:v", "2"])
        return try (0..<count).map { number in
            let file = folder.file(String(format: "jpeg%03d.jpg", number + 1))
            return Frame(
                format: .jpeg, width: width, height: 48, stride: 0, time: 100 + Double(number) * 33,
                sequence: number, storage: FrameStorage(copying: try Data(contentsOf: file)))
        }
    }
}

/// One of FFmpeg's pictures, with samples that are known.
final class StoredFrame {
    private let picture: UnsafeMutablePointer<AVFrame>

    /// Makes a picture whose sample in `plane` at (x, y) is `sample(plane, x, y)`.
    ///
    /// - Parameter planes: columns and rows of bytes in each plane.
    init(
        _ format: AVPixelFormat, width: Int, height: Int, planes: [(Int, Int)],
        _ sample: (_ plane: Int, _ x: Int, _ y: Int) -> UInt8
    ) throws {
        guard let picture = av_frame_alloc() else { throw FFmpegError(code: cff_error_no_memory) }
        self.picture = picture
        picture.pointee.format = format.rawValue
        picture.pointee.width = Int32(width)
        picture.pointee.height = Int32(height)
        try FFmpegError.check(av_frame_get_buffer(picture, 0))
        let (data, stride) = (picture.pointee.data, picture.pointee.linesize)
        let places = [(data.0, stride.0), (data.1, stride.1), (data.2, stride.2)]
        for (plane, (place, size)) in zip(places, planes).enumerated() {
            for y in 0..<size.1 {
                for x in 0..<size.0 { place.0?[y * Int(place.1) + x] = sample(plane, x, y) }
            }
        }
    }

    /// Lends the picture for the length of a call.
    func lend<Result>(_ body: (UnsafeMutablePointer<AVFrame>) throws -> Result) rethrows -> Result {
        try withExtendedLifetime(self) { try body(picture) }
    }

    deinit {
        var picture = Optional(picture)
        av_frame_free(&picture)
    }
}

/// Small pictures as the bytes of PPM files.
enum TestPicture {
    /// One shade of grey.
    static func plain(_ shade: UInt8, width: Int = 8, height: Int = 6) -> [UInt8] {
        header(width, height) + [UInt8](repeating: shade, count: 3 * width * height)
    }

    /// Grey squares by chance, the same for one seed but for their brightness.
    static func noise(seed: UInt64, brighter: Int = 0) -> [UInt8] {
        let (side, square) = (60, 6)
        var generator = SeededGenerator(seed: seed)
        let shades = (0..<side * side / square / square).map { _ in Int.random(in: 30...200, using: &generator) }
        return header(side, side)
            + (0..<side * side).flatMap { pixel -> [UInt8] in
                let (column, row) = (pixel % side / square, pixel / side / square)
                return [UInt8](repeating: UInt8(shades[row * (side / square) + column] + brighter), count: 3)
            }
    }

    private static func header(_ width: Int, _ height: Int) -> [UInt8] {
        Array("P6\n\(width) \(height)\n255\n".utf8)
    }
}
