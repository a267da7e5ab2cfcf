import CKernels

/// A picture of three bytes per pixel (red, green, blue), rows from the top without gaps.
public struct RGBImage: Sendable, Equatable {
    /// Width in pixels.
    public let width: Int
    /// Height in pixels.
    public let height: Int
    /// `[height, width, 3]`.
    public var pixels: [UInt8]

    /// Makes a picture from `3 * width * height` bytes.
    public init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(
            width >= 0 && height >= 0 && pixels.count == 3 * width * height,
            "a picture needs exactly three bytes for every pixel")
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// Makes a black picture.
    public init(width: Int, height: Int) {
        self.init(width: width, height: height, pixels: [UInt8](repeating: 0, count: 3 * width * height))
    }
}

extension RGBImage {
    /// The luminance of every pixel: (77 R + 150 G + 29 B) / 256, the BT.601 weights that JPEG uses too.
    public var luminance: GreyImage {
        guard width > 0, height > 0 else { return GreyImage(width: width, height: height) }
        return pixels.withUnsafeBufferPointer { buffer in
            cr_picture(
                pixels: buffer.baseAddress, width: Int32(width), height: Int32(height), stride: 3 * width,
                layout: cr_rgb
            ).luminance()
        }
    }

    /// Makes a picture in shades of grey.
    public init(_ grey: GreyImage) {
        var pixels = [UInt8](repeating: 0, count: 3 * grey.pixels.count)
        for (index, shade) in grey.pixels.enumerated() {
            pixels[3 * index] = shade
            pixels[3 * index + 1] = shade
            pixels[3 * index + 2] = shade
        }
        self.init(width: grey.width, height: grey.height, pixels: pixels)
    }
}
