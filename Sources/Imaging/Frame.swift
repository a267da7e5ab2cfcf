/// One picture from a camera, a video or a folder, in the format in which it arrived.
public struct Frame: Sendable {
    /// How the bytes are laid out.
    public var format: PixelFormat
    /// Width in pixels.
    public var width: Int
    /// Height in pixels.
    public var height: Int
    /// Bytes from one row of the first plane to the next, 0 for `.jpeg`.
    ///
    /// Chroma planes follow the first directly, with half this stride in `.yuv420` and `.yvu420`, the same in `.nv12`.
    public var stride: Int
    /// When the picture was taken, in milliseconds on the source's own steady clock.
    public var time: Double
    /// The source's running number; a gap means that pictures were lost.
    public var sequence: Int
    /// The bytes, shared by all copies of the frame.
    public var storage: FrameStorage

    /// Makes a frame from its parts.
    public init(
        format: PixelFormat, width: Int, height: Int, stride: Int, time: Double, sequence: Int, storage: FrameStorage
    ) {
        self.format = format
        self.width = width
        self.height = height
        self.stride = stride
        self.time = time
        self.sequence = sequence
        self.storage = storage
    }
}

/// How the bytes of a frame are laid out.
public enum PixelFormat: String, Sendable, CaseIterable {
    /// One byte per pixel: luminance.
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
    /// Three bytes per pixel: red, green, blue.
    case rgb
    /// Three bytes per pixel: blue, green, red.
    case bgr
    /// A whole JPEG file; `Frame.storage` holds the compressed data.
    case jpeg
}

/// The owner of a frame's bytes.
///
/// The bytes belong to a camera's driver buffer, to a decoder's picture or to plain memory. They stay valid and
/// unchanged while the storage exists. When its last reference goes away, `release` runs; it returns a driver buffer to
/// the driver, for example. So no frame has to be copied on its way to the network.
public final class FrameStorage: Sendable {
    private nonisolated(unsafe) let base: UnsafeRawBufferPointer
    private let release: @Sendable () -> Void

    /// Borrows bytes, which must stay valid and unchanged until `release` is called.
    public init(borrowing base: UnsafeRawBufferPointer, release: @escaping @Sendable () -> Void) {
        self.base = base
        self.release = release
    }

    /// Copies bytes into memory of its own.
    public convenience init(copying bytes: some Collection<UInt8>) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
        copy.copyBytes(from: bytes)
        nonisolated(unsafe) let memory = copy
        self.init(borrowing: UnsafeRawBufferPointer(copy)) { memory.deallocate() }
    }

    deinit { release() }

    /// The number of bytes.
    public var count: Int { base.count }

    /// Calls `body` with the bytes, which are valid during that call only.
    public func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(base)
    }
}
