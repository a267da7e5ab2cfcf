import CKernels
import CTurboJPEG
import FoundationEssentials

/// A JPEG decoder that keeps its memory from picture to picture; for one thread at a time.
public final class JPEGDecoder {
    private var handle: tjhandle?
    private var pixels: [UInt8] = []
    /// What `pixels` show: a frame's luminance at a scale, as long as somebody holds that frame.
    private weak var shownFrame: FrameStorage?
    private var shown = (reduction: 0, width: 0, height: 0)

    /// Makes a decoder.
    ///
    /// - Throws: `ImageError.noMemory`.
    public init() throws(ImageError) {
        handle = tjInitDecompress()
        guard handle != nil else { throw .noMemory }
    }

    deinit { if handle != nil { tjDestroy(handle) } }

    /// What the header of a JPEG says.
    struct Header: Equatable {
        let width: Int
        let height: Int
        /// Whether the colours are cyan, magenta, yellow and black, as in pictures made for print.
        let isForPrint: Bool
    }

    /// Reads the header.
    ///
    /// - Throws: `Failure` with the library's reason.
    func header(of bytes: UnsafeRawBufferPointer) throws(Failure) -> Header {
        var (width, height, subsampling, space): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        let status = tjDecompressHeader3(
            handle, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt(bytes.count), &width, &height,
            &subsampling, &space)
        guard status == 0 || isOnlyWarned, width > 0, height > 0 else { throw failure() }
        let isForPrint = space == Int32(TJCS_CMYK.rawValue) || space == Int32(TJCS_YCCK.rawValue)
        return Header(width: Int(width), height: Int(height), isForPrint: isForPrint)
    }

    /// Reads the header of a picture that memory may be taken for.
    ///
    /// - Throws: `Failure` with the library's reason, or when there are too many pixels.
    func headerInBounds(of bytes: UnsafeRawBufferPointer) throws(Failure) -> Header {
        let header = try header(of: bytes)
        guard header.width * header.height <= Still.largestPixelCount else {
            throw Failure(reason: "\(header.width)x\(header.height) pixels are too many")
        }
        return header
    }

    /// Decodes a whole picture, every byte of which must be sound.
    ///
    /// - Parameters:
    ///   - format: TurboJPEG's name of the pixels wanted.
    ///   - channels: bytes a pixel in that format.
    /// - Throws: `Failure`, also when the picture is cut off.
    func decode(
        _ bytes: UnsafeRawBufferPointer, header: Header, format: TJPF, channels: Int
    ) throws(Failure) -> [UInt8] {
        var picture = [UInt8](repeating: 0, count: header.width * header.height * channels)
        let isSound = picture.withUnsafeMutableBufferPointer { picture in
            decode(bytes, width: header.width, height: header.height, format: format, into: picture.baseAddress)
        }
        // A few stray bytes between segments are common in camera pictures and harm nothing.
        guard isSound || (isOnlyWarned && lastReason.contains("extraneous bytes")) else { throw failure() }
        return picture
    }

    /// Decodes a frame's luminance alone, scaled down by `reduction`, and lends it.
    ///
    /// The memory is the decoder's own and is used again for the next frame. A frame that is asked for again, as the
    /// locator and the letter network do one after the other, is not decoded again.
    ///
    /// - Throws: `Failure` with the library's reason, or when there are too many pixels.
    func withLuminance<Result>(
        of frame: FrameStorage, reduction: Int, _ body: (cr_picture) -> Result
    ) throws(Failure) -> Result {
        if shownFrame !== frame || shown.reduction != reduction {
            shownFrame = nil
            try frame.withUnsafeBytes { bytes throws(Failure) in try show(bytes, reduction: reduction) }
            shownFrame = frame
        }
        return pixels.withUnsafeMutableBufferPointer { pixels in
            body(
                cr_picture(
                    pixels: pixels.baseAddress, width: Int32(shown.width), height: Int32(shown.height),
                    stride: shown.width, layout: cr_grey))
        }
    }

    /// Fills `pixels`.
    private func show(_ bytes: UnsafeRawBufferPointer, reduction: Int) throws(Failure) {
        let header = try headerInBounds(of: bytes)
        let (width, height) = (
            (header.width + reduction - 1) / reduction, (header.height + reduction - 1) / reduction
        )
        if pixels.count < width * height { pixels = [UInt8](repeating: 0, count: width * height) }
        let isSound = pixels.withUnsafeMutableBufferPointer {
            decode(bytes, width: width, height: height, format: TJPF_GRAY, into: $0.baseAddress)
        }
        // A camera's frame with a broken spot is still the newest there is; only one without a picture is not.
        guard isSound || isOnlyWarned else { throw failure() }
        shown = (reduction, width, height)
    }

    /// Decodes at the scale that gives this size; false when the library has complained.
    private func decode(
        _ bytes: UnsafeRawBufferPointer, width: Int, height: Int, format: TJPF,
        into pixels: UnsafeMutablePointer<UInt8>?
    ) -> Bool {
        let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        return tjDecompress2(
            handle, start, UInt(bytes.count), pixels, Int32(width), 0, Int32(height), Int32(format.rawValue),
            Int32(TJFLAG_LIMITSCANS)) == 0
    }

    /// A picture that the library does not accept, in its words.
    struct Failure: Error {
        let reason: String
    }

    /// What the library has complained of last.
    ///
    /// It leaves its handle in the middle of the picture, so that every later one would fail too: a new one is made.
    private func failure() -> Failure {
        let failure = Failure(reason: lastReason)
        if handle != nil { tjDestroy(handle) }
        handle = tjInitDecompress()
        return failure
    }

    private var isOnlyWarned: Bool { tjGetErrorCode(handle) == Int32(TJERR_WARNING.rawValue) }

    private var lastReason: String { String(cString: tjGetErrorStr2(handle)) }
}
