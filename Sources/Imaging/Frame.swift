/// One picture of a camera, a video or a folder, as it came.
public struct Frame: Sendable {
    /// Layout of the bytes.
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
    /// The bytes.
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
