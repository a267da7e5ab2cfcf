/// A picture of luminance, one byte a pixel, rows from the top without gaps.
public struct GreyImage: Sendable, Equatable {
    /// Width in pixels.
    public let width: Int
    /// Height in pixels.
    public let height: Int
    /// `[height, width]`, 0 is black, 255 white.
    public var pixels: [UInt8]

    /// Makes a picture from its pixels, which must be `width * height` many.
    public init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(width >= 0 && height >= 0 && pixels.count == width * height, "a picture is a full rectangle")
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// Makes a picture of one shade.
    public init(width: Int, height: Int, filledWith shade: UInt8 = 0) {
        self.init(width: width, height: height, pixels: [UInt8](repeating: shade, count: width * height))
    }

    /// The pixel at a place that must lie in the picture.
    public subscript(x: Int, y: Int) -> UInt8 {
        get { pixels[y * width + x] }
        set { pixels[y * width + x] = newValue }
    }
}
