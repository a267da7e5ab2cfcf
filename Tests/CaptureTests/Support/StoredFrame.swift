import CFFmpeg

@testable import Capture

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
