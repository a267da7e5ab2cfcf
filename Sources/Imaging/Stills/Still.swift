import Basics
import CTurboJPEG
import FoundationEssentials

/// Reads pictures from files.
///
/// The contents of a file decide how it is read, not its name. JPEG is read by TurboJPEG, HEIC and AVIF by libheif, other
/// kinds (PNG, BMP, GIF, WebP, TIFF, PNM and further ones) by FFmpeg. All are turned as they say; transparent pixels are
/// laid over grey, and 16 bits become 8.
public enum Still {
    /// The largest number of pixels that is accepted; larger pictures are refused before they take memory.
    public static let largestPixelCount = 64_000_000
    /// Extensions of the names of files that are taken for pictures where a folder is read, in lower case.
    public static let fileExtensions: Set<String> = [
        "jpg", "jpeg", "jfif", "png", "bmp", "gif", "webp", "tif", "tiff", "pgm", "ppm", "pnm", "pbm",
        "heic", "heif", "avif",
    ]
    /// The size of the largest picture without compression in bytes: four channels of 16 bits.
    static let largestFileBytes = 8 * largestPixelCount

    /// Reads the luminance of a picture.
    ///
    /// - Throws: an `ImageError` that names the file.
    public static func readGrey(_ url: URL) throws(ImageError) -> GreyImage {
        let file = url.path
        let bytes = try contents(of: url)
        if isJPEG(bytes) { return try JPEGStill.grey(bytes, file: file) }
        return try bytes.bytes.withUnsafeBytes { bytes throws(ImageError) in
            HEIFStill.isHEIF(bytes)
                ? try HEIFStill.decode(bytes, file: file).luminance : try FFmpegStill.decode(bytes, file: file).grey
        }
    }

    /// Reads a picture in colour.
    ///
    /// - Parameter page: the page of a file with several, from 0; see ``pages(of:)``.
    /// - Throws: an `ImageError` that names the file.
    public static func readRGB(_ url: URL, page: Int = 0) throws(ImageError) -> RGBImage {
        let file = url.path
        let bytes = try contents(of: url)
        if isJPEG(bytes) { return try JPEGStill.colour(bytes, file: file) }
        return try bytes.bytes.withUnsafeBytes { bytes throws(ImageError) in
            HEIFStill.isHEIF(bytes)
                ? try HEIFStill.decode(bytes, file: file)
                : try FFmpegStill.decode(bytes, page: page, file: file).colour
        }
    }

    static func contents(of url: URL) throws(ImageError) -> Data {
        let bytes: Data
        do throws(RegularFileError) {
            bytes = try RegularFile.read(url, atMost: largestFileBytes)
        } catch {
            throw .cannotRead(file: url.path, reason: "\(error)")
        }
        guard !bytes.isEmpty else { throw .empty(file: url.path) }
        return bytes
    }

    /// The first bytes of every JPEG file.
    static let jpegMark: [UInt8] = [0xff, 0xd8, 0xff]

    static func isJPEG(_ bytes: Data) -> Bool {
        bytes.starts(with: jpegMark)
    }
}

/// Reads JPEG files with TurboJPEG and turns them as their EXIF orientation says.
enum JPEGStill {
    /// Decodes the luminance.
    static func grey(_ bytes: Data, file: String) throws(ImageError) -> GreyImage {
        let (pixels, header) = try decode(bytes, file: file, format: TJPF_GRAY, channels: 1)
        guard let pixels else { return try colour(bytes, file: file).luminance }
        return GreyImage(width: header.width, height: header.height, pixels: pixels)
            .oriented(bytes.bytes.withUnsafeBytes { EXIFOrientation.read($0) })
    }

    /// Decodes the colours.
    static func colour(_ bytes: Data, file: String) throws(ImageError) -> RGBImage {
        let (pixels, header) = try decode(bytes, file: file, format: TJPF_RGB, channels: 3)
        let image =
            if let pixels {
                RGBImage(width: header.width, height: header.height, pixels: pixels)
            } else {
                try inks(bytes, file: file)
            }
        return image.oriented(bytes.bytes.withUnsafeBytes { EXIFOrientation.read($0) })
    }

    /// Decodes a picture for print, whose inks are stored inverted by Adobe's programs: 255 is no ink.
    private static func inks(_ bytes: Data, file: String) throws(ImageError) -> RGBImage {
        let (pixels, header) = try decode(bytes, file: file, format: TJPF_CMYK, channels: 4)
        guard let pixels else { throw .damaged(file: file, reason: "its colours are of an unknown kind") }
        var colours = [UInt8](repeating: 0, count: 3 * header.width * header.height)
        for index in 0..<header.width * header.height {
            let black = Int(pixels[4 * index + 3])
            for channel in 0..<3 {
                colours[3 * index + channel] = UInt8((Int(pixels[4 * index + channel]) * black + 127) / 255)
            }
        }
        return RGBImage(width: header.width, height: header.height, pixels: colours)
    }

    /// Decodes into a pixel format; the pixels are nil if the picture has to be decoded as inks instead.
    private static func decode(
        _ bytes: Data, file: String, format: TJPF, channels: Int
    ) throws(ImageError) -> ([UInt8]?, JPEGDecoder.Header) {
        try JPEGDecoder.withPooled { decoder throws(ImageError) in
            try bytes.bytes.withUnsafeBytes { bytes throws(ImageError) in
                let header: JPEGDecoder.Header
                do throws(JPEGDecoder.Failure) {
                    header = try decoder.header(of: bytes)
                } catch {
                    throw failure(error, file)
                }
                let count = header.width * header.height
                guard count <= Still.largestPixelCount else {
                    throw ImageError.tooLarge(file: file)
                }
                guard !header.isForPrint || format == TJPF_CMYK else { return (nil, header) }
                do throws(JPEGDecoder.Failure) {
                    return (try decoder.decode(bytes, header: header, format: format, channels: channels), header)
                } catch { throw failure(error, file) }
            }
        }
    }

    /// The library has only words to tell what it cannot read from what is damaged.
    private static func failure(_ error: JPEGDecoder.Failure, _ file: String) -> ImageError {
        error.reason.contains("nsupported")
            ? .unsupported(file: file, kind: "this kind of JPEG", advice: ImageError.saveOtherwise)
            : .damaged(file: file, reason: error.reason)
    }
}
