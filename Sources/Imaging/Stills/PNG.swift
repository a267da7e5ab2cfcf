import Basics
import CFFmpeg
import FoundationEssentials

/// PNG files, which every program reads and which lose nothing.
public enum PNG {
    /// Writes a grey picture, beside its place first, so that the file is whole or not there.
    ///
    /// - Throws: `ImageError.cannotWrite`, which names the file.
    public static func write(_ image: GreyImage, to url: URL) throws(ImageError) {
        try write(image.pixels, width: image.width, height: image.height, format: AV_PIX_FMT_GRAY8, to: url)
    }

    /// Writes a picture in colour, beside its place first, so that the file is whole or not there.
    ///
    /// - Throws: `ImageError.cannotWrite`, which names the file.
    public static func write(_ image: RGBImage, to url: URL) throws(ImageError) {
        try write(image.pixels, width: image.width, height: image.height, format: AV_PIX_FMT_RGB24, to: url)
    }

    private static func write(
        _ pixels: [UInt8], width: Int, height: Int, format: AVPixelFormat, to url: URL
    ) throws(ImageError) {
        guard width > 0, height > 0 else {
            throw .cannotWrite(file: url.path, reason: "a picture of \(width)x\(height) pixels is none")
        }
        let encoder = try PNGEncoder(width: width, height: height, format: format)
        let bytes = try encoder.encode(pixels)
        do throws(AtomicFileError) {
            try AtomicFile.write(bytes, to: url)
        } catch {
            switch error {
            case .cannotWrite(let path, let reason): throw .cannotWrite(file: path, reason: reason)
            }
        }
    }
}
