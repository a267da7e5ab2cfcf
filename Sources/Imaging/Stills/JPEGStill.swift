import CTurboJPEG
import FoundationEssentials

/// JPEG files by TurboJPEG, turned as their EXIF orientation says.
enum JPEGStill {
    /// Decodes the luminance.
    static func grey(_ bytes: Data, file: String) throws(ImageError) -> GreyImage {
        let (pixels, header) = try decode(bytes, file: file, format: TJPF_GRAY, channels: 1)
        guard let pixels else { return try colour(bytes, file: file).luminance }
        return GreyImage(width: header.width, height: header.height, pixels: pixels)
            .oriented(EXIFOrientation.read(bytes))
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
        return image.oriented(EXIFOrientation.read(bytes))
    }

    /// Decodes a picture made for print, whose inks Adobe's programs store inverted: 255 is none.
    private static func inks(_ bytes: Data, file: String) throws(ImageError) -> RGBImage {
        let (pixels, header) = try decode(bytes, file: file, format: TJPF_CMYK, channels: 4)
        guard let pixels else { throw .damaged(file: file, reason: "its colours are of no known kind") }
        var colours = [UInt8](repeating: 0, count: 3 * header.width * header.height)
        for index in 0..<header.width * header.height {
            let black = Int(pixels[4 * index + 3])
            for channel in 0..<3 {
                colours[3 * index + channel] = UInt8((Int(pixels[4 * index + channel]) * black + 127) / 255)
            }
        }
        return RGBImage(width: header.width, height: header.height, pixels: colours)
    }

    /// Decodes into the wanted pixels; nil where the picture's inks have to be asked for instead.
    private static func decode(
        _ bytes: Data, file: String, format: TJPF, channels: Int
    ) throws(ImageError) -> ([UInt8]?, JPEGDecoder.Header) {
        try JPEGDecoder.withPooled { decoder throws(ImageError) in
            try bytes.bytes.withUnsafeBytes { bytes throws(ImageError) in
                let header: JPEGDecoder.Header
                do throws(JPEGDecoder.Failure) {
                    header = try decoder.header(of: bytes)
                } catch {
                    throw ImageError.damaged(file: file, reason: error.reason)
                }
                let count = header.width * header.height
                guard count <= Still.largestPixelCount else {
                    throw ImageError.tooLarge(file: file)
                }
                guard !header.isForPrint || format == TJPF_CMYK else { return (nil, header) }
                do throws(JPEGDecoder.Failure) {
                    return (try decoder.decode(bytes, header: header, format: format, channels: channels), header)
                } catch { throw ImageError.damaged(file: file, reason: error.reason) }
            }
        }
    }
}
