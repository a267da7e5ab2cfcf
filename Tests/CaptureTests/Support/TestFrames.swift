import Foundation
import Imaging
import TestSupport

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
