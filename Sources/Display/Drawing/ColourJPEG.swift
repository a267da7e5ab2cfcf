import CTurboJPEG

/// Decodes JPEG pictures in colour, for showing only: what is read from them needs no colour.
///
/// Used on one thread at a time.
final class ColourJPEG {
    private var handle = tjInitDecompress()

    deinit { tjDestroy(handle) }

    /// The picture's width and height in pixels; nil when the bytes do not begin as a JPEG does.
    func size(of jpeg: UnsafeRawBufferPointer) -> (width: Int, height: Int)? {
        var (width, height, subsampling, colours): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        let bytes = jpeg.baseAddress?.assumingMemoryBound(to: UInt8.self)
        guard
            let handle, let bytes,
            tjDecompressHeader3(handle, bytes, UInt(jpeg.count), &width, &height, &subsampling, &colours) == 0,
            width > 0, height > 0
        else {
            renew()
            return nil
        }
        return (Int(width), Int(height))
    }

    /// Decodes into rows of four bytes a pixel: blue, green, red, opaque.
    ///
    /// - Parameter pixels: At least `stride` bytes for each row of the picture.
    /// - Returns: Whether there is a picture now; one that was cut off is shown as far as it goes.
    func decode(_ jpeg: UnsafeRawBufferPointer, into pixels: UnsafeMutableRawBufferPointer, stride: Int) -> Bool {
        guard
            let handle, let (width, height) = size(of: jpeg), stride >= width * 4, pixels.count >= stride * height,
            let bytes = jpeg.baseAddress?.assumingMemoryBound(to: UInt8.self),
            let target = pixels.baseAddress?.assumingMemoryBound(to: UInt8.self)
        else { return false }
        let result = tjDecompress2(
            handle, bytes, UInt(jpeg.count), target, Int32(width), Int32(stride), Int32(height),
            Int32(TJPF_BGRA.rawValue), TJFLAG_FASTDCT | TJFLAG_FASTUPSAMPLE)
        let hasPicture = result == 0 || tjGetErrorCode(handle) == TJERR_WARNING.rawValue
        if !hasPicture {
            renew()
        }
        return hasPicture
    }

    /// Begins with a new decoder: after a failure TurboJPEG 2.1 refuses every later picture too.
    private func renew() {
        tjDestroy(handle)
        handle = tjInitDecompress()
    }
}
