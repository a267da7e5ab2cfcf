import Imaging

/// What one picture of a stream looks like in a buffer, as the driver granted it.
struct FrameLayout: Equatable, Sendable {
    /// Fewer bytes than this are no JPEG picture.
    private static let fewestJPEGBytes = 128

    let format: PixelFormat
    let width: Int
    let height: Int
    /// Bytes from row to row of the first plane, 0 for JPEG.
    let stride: Int
    /// Bytes that a whole picture has, 0 for JPEG.
    let size: Int

    /// Takes what a driver granted; nil when it makes no sense.
    init?(format: PixelFormat, width: Int, height: Int, stride: Int) {
        guard width > 0, height > 0, width <= 16384, height <= 16384 else { return nil }
        self.format = format
        self.width = width
        self.height = height
        let (least, rows): (Int, Int) =
            switch format {
            case .grey: (width, height)
            case .yuyv, .uyvy: ((width + 1) / 2 * 4, height)
            case .rgb, .bgr: (3 * width, height)
            // Two half-size planes, or one of half the rows, take half as much again.
            case .nv12, .yuv420, .yvu420: (width, height + (height + 1) / 2)
            case .jpeg: (0, 0)
            }
        // Drivers may leave the stride out; one that is too small or absurd would make readers leave the buffer.
        guard stride == 0 || (least...65536 * 4).contains(stride) else { return nil }
        self.stride = format == .jpeg ? 0 : max(stride, least)
        size = self.stride * rows
    }

    /// The picture in a buffer that the driver has filled; nil when it is cut off or no picture.
    func frame(
        in bytes: UnsafeRawBufferPointer, time: Double, sequence: Int, storage: () -> FrameStorage
    ) -> Frame? {
        var (width, height) = (width, height)
        if format == .jpeg {
            guard bytes.count >= Self.fewestJPEGBytes, let header = JPEGHeader(bytes), JPEGHeader.isWhole(bytes) else {
                return nil
            }
            (width, height) = (header.width, header.height)
        } else if bytes.count < size {
            return nil
        }
        return Frame(
            format: format, width: width, height: height, stride: stride, time: time, sequence: sequence,
            storage: storage())
    }
}
