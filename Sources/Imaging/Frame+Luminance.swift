import CKernels

/// A picture whose luminance can be averaged over a region.
public protocol LuminancePicture {
    /// Width in pixels.
    var width: Int { get }
    /// Height in pixels.
    var height: Int { get }

    /// Averages the luminance of a region into a grid `[rows, columns]`, values 0…255.
    ///
    /// Every cell is the mean over its area. Outside the picture, the pixels of its edge are repeated.
    ///
    /// - Parameters:
    ///   - region: the part of the picture, in pixels.
    ///   - mirrored: whether left and right are swapped.
    ///   - grid: memory for `rows * columns` values.
    /// - Throws: `ImageError.malformedFrame` if the picture or the region is empty; `ImageError.noMemory`.
    func averageLuminance(
        over region: Region, columns: Int, rows: Int, mirrored: Bool, into grid: UnsafeMutableBufferPointer<Float>
    ) throws(ImageError)
}

extension Frame: LuminancePicture {
    /// Averages the luminance of a region into a grid `[rows, columns]`, values 0…255.
    ///
    /// It is read directly from the frame's bytes in any format; only the bytes that the region needs are read. Of a JPEG
    /// only the luminance is decoded, at the smallest scale that is precise enough.
    ///
    /// - Throws: `ImageError.malformedFrame` if the bytes do not match the frame's format and size, or if the region is
    ///   empty; `ImageError.noMemory`.
    public func averageLuminance(
        over region: Region, columns: Int, rows: Int, mirrored: Bool = false,
        into grid: UnsafeMutableBufferPointer<Float>
    ) throws(ImageError) {
        guard format == .jpeg else {
            return try storage.withUnsafeBytes { bytes throws(ImageError) in
                let picture = try picture(in: bytes)
                try picture.average(region, columns: columns, rows: rows, mirrored: mirrored, into: grid)
            }
        }
        try JPEGDecoder.withPooled { decoder throws(ImageError) in
            try decoder.averageLuminance(
                of: storage, over: region, columns: columns, rows: rows, mirrored: mirrored, into: grid)
        }
    }

    /// Returns the luminance of the whole picture.
    ///
    /// - Throws: `ImageError.malformedFrame` if the bytes do not match the frame's format and size;
    ///   `ImageError.noMemory`.
    public func luminance() throws(ImageError) -> GreyImage {
        guard format == .jpeg else {
            return try storage.withUnsafeBytes { bytes throws(ImageError) in try picture(in: bytes).luminance() }
        }
        return try JPEGDecoder.withPooled { decoder throws(ImageError) in
            do throws(JPEGDecoder.Failure) {
                return try decoder.withLuminance(of: storage, reduction: 1) { $0.luminance() }
            } catch {
                throw .malformedFrame(reason: error.reason)
            }
        }
    }

    /// Describes to the C kernels where the luminance lies in the frame's bytes.
    ///
    /// - Throws: `ImageError.malformedFrame` if there are fewer bytes than the frame's size requires.
    private func picture(in bytes: UnsafeRawBufferPointer) throws(ImageError) -> cr_picture {
        let (layout, bytesPerPixel) = layout
        guard width > 0, height > 0, width <= Frame.longestSide, height <= Frame.longestSide else {
            throw .malformedFrame(reason: "\(width)x\(height) pixels is not a valid size")
        }
        guard stride >= width * bytesPerPixel, stride <= Int(Int32.max) else {
            throw .malformedFrame(reason: "rows of \(stride) bytes do not hold \(width) pixels")
        }
        guard bytes.count >= stride * (height - 1) + width * bytesPerPixel, let base = bytes.baseAddress else {
            throw .malformedFrame(
                reason: "\(bytes.count) bytes are too few for \(width)x\(height) pixels of \(format.rawValue)")
        }
        return cr_picture(
            pixels: base.assumingMemoryBound(to: UInt8.self), width: Int32(width), height: Int32(height),
            stride: stride, layout: layout)
    }

    /// The longest side that a frame may have, in pixels; longer ones overflow the 32-bit sizes of the kernels.
    private static let longestSide = 1 << 16

    /// The kernels' name for the format, and the bytes from one luminance value to the next.
    private var layout: (cr_layout, bytesPerPixel: Int) {
        switch format {
        case .grey, .nv12, .yuv420, .yvu420, .jpeg: (cr_grey, 1)
        case .yuyv: (cr_yuyv, 2)
        case .uyvy: (cr_uyvy, 2)
        case .rgb: (cr_rgb, 3)
        case .bgr: (cr_bgr, 3)
        }
    }
}

extension cr_picture {
    /// Averages a region into a grid `[rows, columns]`, values 0…255.
    ///
    /// - Throws: `ImageError.malformedFrame` if the region is empty or not finite; `ImageError.noMemory`.
    func average(
        _ region: Region, columns: Int, rows: Int, mirrored: Bool, into grid: UnsafeMutableBufferPointer<Float>
    ) throws(ImageError) {
        precondition(
            columns > 0 && rows > 0 && grid.count == rows * columns, "the grid must have one value for every cell")
        guard region.width > 0, region.height > 0, region.isFinite else {
            throw .malformedFrame(reason: "\(region) is not a valid part of a picture")
        }
        let area = cr_region(
            x: region.x, y: region.y, width: region.width, height: region.height, tilt: region.tilt)
        let isDone = withUnsafePointer(to: self) { picture in
            withUnsafePointer(to: area) { area in
                cr_average(picture, area, Int32(columns), Int32(rows), mirrored, grid.baseAddress)
            }
        }
        guard isDone else { throw .noMemory }
    }

    /// Returns the luminance of every pixel, rounded.
    func luminance() -> GreyImage {
        let (width, height) = (Int(width), Int(height))
        let pixels = [UInt8](unsafeUninitializedCapacity: width * height) { bytes, count in
            withUnsafePointer(to: self) { cr_luminance($0, bytes.baseAddress) }
            count = width * height
        }
        return GreyImage(width: width, height: height, pixels: pixels)
    }
}

extension Frame {
    /// Creates a frame of a picture, by default the first frame of a sequence.
    package init(_ image: GreyImage, time: Double = 0, sequence: Int = 0) {
        self.init(
            format: .grey, width: image.width, height: image.height, stride: image.width, time: time,
            sequence: sequence, storage: FrameStorage(copying: image.pixels))
    }
}
