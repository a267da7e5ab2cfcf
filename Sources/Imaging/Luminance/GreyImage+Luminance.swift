import CKernels

extension GreyImage {
    /// Averages a region into a grid `[rows, columns]`, values 0…255, as `Frame.averageLuminance` does.
    ///
    /// - Throws: `ImageError.malformedFrame` when the picture or the region is empty.
    public func averageLuminance(
        over region: Region, columns: Int, rows: Int, mirrored: Bool = false,
        into grid: UnsafeMutableBufferPointer<Float>
    ) throws(ImageError) {
        guard width > 0, height > 0 else { throw .malformedFrame(reason: "the picture has no pixels") }
        try withPicture { picture throws(ImageError) in
            try picture.average(region, columns: columns, rows: rows, mirrored: mirrored, into: grid)
        }
    }

    /// A smaller or larger picture of a region: every new pixel is the mean over its area of the old ones.
    ///
    /// - Throws: `ImageError.malformedFrame` when the picture or the region is empty.
    public func resized(
        from region: Region? = nil, width newWidth: Int, height newHeight: Int, mirrored: Bool = false
    ) throws(ImageError) -> GreyImage {
        let region = region ?? Region(x: 0, y: 0, width: Double(width), height: Double(height))
        var grid = [Float](repeating: 0, count: newWidth * newHeight)
        try grid.withUnsafeMutableBufferPointer { grid throws(ImageError) in
            try averageLuminance(over: region, columns: newWidth, rows: newHeight, mirrored: mirrored, into: grid)
        }
        return GreyImage(width: newWidth, height: newHeight, pixels: grid.map { UInt8($0.rounded()) })
    }

    func withPicture<Result, Failure: Error>(
        _ body: (cr_picture) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try pixels.withUnsafeBufferPointer { buffer throws(Failure) in
            try body(
                cr_picture(
                    pixels: buffer.baseAddress, width: Int32(width), height: Int32(height), stride: width,
                    layout: cr_grey))
        }
    }
}
