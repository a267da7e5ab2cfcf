/// A picture of three bytes a pixel (red, green, blue), rows from the top without gaps.
public struct RGBImage: Sendable, Equatable {
    /// Width in pixels.
    public let width: Int
    /// Height in pixels.
    public let height: Int
    /// `[height, width, 3]`.
    public var pixels: [UInt8]

    /// Makes a picture from its bytes, which must be `3 * width * height` many.
    public init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(width >= 0 && height >= 0 && pixels.count == 3 * width * height, "a picture is a full rectangle")
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// Makes a black picture.
    public init(width: Int, height: Int) {
        self.init(width: width, height: height, pixels: [UInt8](repeating: 0, count: 3 * width * height))
    }
}
