import Imaging

/// The layout of one picture in a buffer, as the driver granted it.
struct FrameLayout: Equatable, Sendable {
    /// No JPEG picture is smaller.
    private static let minimumJPEGBytes = 128
    /// Larger pictures are rejected, in pixels of either side.
    private static let maximumSide = 16384
    /// Longer rows are rejected, in bytes.
    private static let maximumStride = 65536 * 4

    let format: PixelFormat
    let width: Int
    let height: Int
    /// Bytes from one row of the first plane to the next, 0 for JPEG.
    let stride: Int
    /// Bytes of a complete picture, 0 for JPEG.
    let size: Int

    /// Checks what a driver granted; nil if the values are not plausible.
    init?(format: PixelFormat, width: Int, height: Int, stride: Int) {
        guard (1...Self.maximumSide).contains(width), (1...Self.maximumSide).contains(height) else { return nil }
        self.format = format
        self.width = width
        self.height = height
        let (minimumStride, rows): (Int, Int) =
            switch format {
            case .grey: (width, height)
            case .yuyv, .uyvy: ((width + 1) / 2 * 4, height)
            case .rgb, .bgr: (3 * width, height)
            // Two planes of half the size, or one with half the rows, add half as much again.
            case .nv12, .yuv420, .yvu420: (width, height + (height + 1) / 2)
            case .jpeg: (0, 0)
            }
        // Drivers may report no stride. One that is too small or too large would make readers leave the buffer.
        guard stride == 0 || (minimumStride...Self.maximumStride).contains(stride) else { return nil }
        self.stride = format == .jpeg ? 0 : max(stride, minimumStride)
        size = self.stride * rows
    }

    /// The picture in a filled buffer; nil if it is incomplete or not a picture.
    func frame(
        in bytes: UnsafeRawBufferPointer, time: Double, sequence: Int, storage: () -> FrameStorage
    ) -> Frame? {
        var (width, height) = (width, height)
        if format == .jpeg {
            guard bytes.count >= Self.minimumJPEGBytes, let header = JPEGHeader(bytes), JPEGHeader.isWhole(bytes)
            else { return nil }
            (width, height) = (header.width, header.height)
        } else if bytes.count < size {
            return nil
        }
        return Frame(
            format: format, width: width, height: height, stride: stride, time: time, sequence: sequence,
            storage: storage())
    }
}
