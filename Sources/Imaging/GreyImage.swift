import CKernels

/// A picture of luminance, one byte per pixel, rows from the top without gaps.
public struct GreyImage: Sendable, Equatable {
    /// Width in pixels.
    public let width: Int
    /// Height in pixels.
    public let height: Int
    /// `[height, width]`, 0 is black, 255 white.
    public var pixels: [UInt8]

    /// Makes a picture from `width * height` pixels.
    public init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(
            width >= 0 && height >= 0 && pixels.count == width * height,
            "a picture needs exactly one byte for every pixel")
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// Makes a picture of one shade.
    public init(width: Int, height: Int, filledWith shade: UInt8 = 0) {
        self.init(width: width, height: height, pixels: [UInt8](repeating: shade, count: width * height))
    }

    /// The pixel at column `x` and row `y`, which must lie in the picture.
    public subscript(x: Int, y: Int) -> UInt8 {
        get { pixels[y * width + x] }
        set { pixels[y * width + x] = newValue }
    }
}

extension GreyImage: LuminancePicture {
    /// Averages a region into a grid `[rows, columns]`, values 0…255, as `Frame.averageLuminance` does.
    ///
    /// - Throws: `ImageError.malformedFrame` if the picture or the region is empty; `ImageError.noMemory`.
    public func averageLuminance(
        over region: Region, columns: Int, rows: Int, mirrored: Bool = false,
        into grid: UnsafeMutableBufferPointer<Float>
    ) throws(ImageError) {
        guard width > 0, height > 0 else { throw .malformedFrame(reason: "the picture has no pixels") }
        try withPicture { picture throws(ImageError) in
            try picture.average(region, columns: columns, rows: rows, mirrored: mirrored, into: grid)
        }
    }

    /// Returns a smaller or larger picture of a region; every new pixel is the mean of the old pixels in its area.
    ///
    /// - Parameters:
    ///   - region: the part of the picture, in pixels; nil is the whole picture.
    ///   - mirrored: whether left and right are swapped.
    /// - Throws: `ImageError.malformedFrame` if the picture or the region is empty; `ImageError.noMemory`.
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

    /// Calls `body` with a description of the picture for the C kernels.
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
