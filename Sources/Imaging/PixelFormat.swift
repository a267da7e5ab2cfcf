/// How the bytes of a frame are laid out.
public enum PixelFormat: String, Sendable, CaseIterable {
    /// One byte a pixel: luminance.
    case grey
    /// Packed 4:2:2, bytes Y U Y V.
    case yuyv
    /// Packed 4:2:2, bytes U Y V Y.
    case uyvy
    /// A plane of luminance, then a half-size plane of interleaved U and V.
    case nv12
    /// A plane of luminance, then half-size planes of U and of V.
    case yuv420
    /// A plane of luminance, then half-size planes of V and of U.
    case yvu420
    /// Three bytes a pixel: red, green, blue.
    case rgb
    /// Three bytes a pixel: blue, green, red.
    case bgr
    /// A whole JPEG picture; `Frame.bytes` holds the compressed data.
    case jpeg
}
