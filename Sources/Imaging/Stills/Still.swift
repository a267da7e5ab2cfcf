import Basics
import FoundationEssentials

/// Pictures in files.
///
/// What a file holds decides how it is read, whatever it is called.
///
/// JPEG is turned as its EXIF orientation says. Other kinds (PNG, BMP, GIF, WebP, TIFF, PNM and what else FFmpeg
/// knows as a still) are read by FFmpeg; what is transparent is laid over black, and 16 bits become 8.
public enum Still {
    /// Pictures with more pixels are refused before memory is taken for them.
    public static let largestPixelCount = 64_000_000
    /// Bytes that the largest picture takes where nothing is compressed: four channels of 16 bits.
    static let largestFile = 8 * largestPixelCount

    /// Reads a picture's luminance.
    ///
    /// - Throws: `ImageError`, which names the file.
    public static func readGrey(_ url: URL) throws(ImageError) -> GreyImage {
        let file = url.path
        let bytes = try contents(of: url)
        return isJPEG(bytes)
            ? try JPEGStill.grey(bytes, file: file)
            : try FFmpegStill.decode(bytes, file: file).grey
    }

    /// Reads a picture in colour.
    ///
    /// - Throws: `ImageError`, which names the file.
    public static func readRGB(_ url: URL) throws(ImageError) -> RGBImage {
        let file = url.path
        let bytes = try contents(of: url)
        return isJPEG(bytes)
            ? try JPEGStill.colour(bytes, file: file)
            : try FFmpegStill.decode(bytes, file: file).colour
    }

    private static func contents(of url: URL) throws(ImageError) -> Data {
        let bytes: Data
        do throws(RegularFileError) {
            bytes = try RegularFile.read(url, atMost: largestFile)
        } catch {
            throw .cannotRead(file: url.path, reason: "\(error)")
        }
        guard !bytes.isEmpty else { throw .empty(file: url.path) }
        return bytes
    }

    private static func isJPEG(_ bytes: Data) -> Bool {
        bytes.starts(with: [0xff, 0xd8, 0xff])
    }
}
