import CTurboJPEG
import Imaging

/// Pictures as JPEG, by TurboJPEG: small, and the same bytes for the same picture.
enum JPEGFile {
    /// Compresses a coloured picture, chroma at half size.
    ///
    /// - Throws: `RenderingError` when TurboJPEG refuses, as it does for empty pictures.
    static func bytes(of image: RGBImage, quality: Int) throws(RenderingError) -> [UInt8] {
        try compress(
            image.pixels, width: image.width, height: image.height, format: TJPF_RGB, sampling: TJSAMP_420,
            quality: quality)
    }

    /// Compresses a grey picture.
    ///
    /// - Throws: `RenderingError` when TurboJPEG refuses, as it does for empty pictures.
    static func bytes(of image: GreyImage, quality: Int) throws(RenderingError) -> [UInt8] {
        try compress(
            image.pixels, width: image.width, height: image.height, format: TJPF_GRAY, sampling: TJSAMP_GRAY,
            quality: quality)
    }

    private static func compress(
        _ pixels: [UInt8], width: Int, height: Int, format: TJPF, sampling: TJSAMP, quality: Int
    ) throws(RenderingError) -> [UInt8] {
        guard width > 0, height > 0, let handle = tjInitCompress() else {
            throw .compression(reason: "a picture of \(width)x\(height) cannot be a JPEG")
        }
        defer { tjDestroy(handle) }
        var memory: UnsafeMutablePointer<UInt8>?
        var size: UInt = 0
        defer { tjFree(memory) }
        let status = pixels.withUnsafeBufferPointer { buffer in
            tjCompress2(
                handle, buffer.baseAddress, Int32(width), 0, Int32(height), format.rawValue, &memory, &size,
                Int32(bitPattern: sampling.rawValue), Int32(min(max(quality, 1), 100)), TJFLAG_ACCURATEDCT)
        }
        guard status == 0, let memory else {
            throw .compression(reason: String(cString: tjGetErrorStr2(handle)))
        }
        return [UInt8](UnsafeBufferPointer(start: memory, count: Int(size)))
    }
}
