import CKernels

extension Frame {
    /// Averages the luminance of a region into a grid `[rows, columns]`, values 0…255.
    ///
    /// Every cell is the mean over its area, taken straight from the frame's bytes in whatever format they are; only
    /// what the region needs is read. A JPEG is decoded in luminance alone and at the smallest scale that suffices.
    /// What lies outside the picture repeats its edge.
    ///
    /// - Parameters:
    ///   - mirrored: whether left and right are swapped.
    ///   - grid: `rows * columns` places.
    /// - Throws: `ImageError.malformedFrame` when the bytes do not hold the picture that the frame claims to be.
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

    /// The whole picture's luminance.
    ///
    /// - Throws: `ImageError.malformedFrame` when the bytes do not hold the picture that the frame claims to be.
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

    /// The luminance's place in the frame's bytes.
    ///
    /// - Throws: `ImageError.malformedFrame` when the bytes are fewer than the sizes claim.
    private func picture(in bytes: UnsafeRawBufferPointer) throws(ImageError) -> cr_picture {
        let (layout, bytesPerPixel) = layout
        guard width > 0, height > 0, width <= Frame.longestSide, height <= Frame.longestSide else {
            throw .malformedFrame(reason: "a size of \(width)x\(height) is not one of a picture")
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

    private static let longestSide = 1 << 16

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
