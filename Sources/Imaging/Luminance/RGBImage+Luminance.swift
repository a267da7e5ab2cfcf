import CKernels

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

    /// Makes a picture without colour from luminance.
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
