import CFFmpeg
import FoundationEssentials

/// A picture that FFmpeg has decoded: everything but JPEG.
enum FFmpegStill {
    /// Luminance alone, where the file has no colours.
    case grey(GreyImage)
    /// Colours, laid over black where they are transparent.
    case colour(RGBImage)

    /// The picture without colour.
    var grey: GreyImage {
        switch self {
        case .grey(let image): image
        case .colour(let image): image.luminance
        }
    }

    /// The picture in colour.
    var colour: RGBImage {
        switch self {
        case .grey(let image): RGBImage(image)
        case .colour(let image): image
        }
    }

    /// Decodes the first picture of a file.
    ///
    /// - Throws: `ImageError.notAPicture`, `.damaged`, `.tooLarge`, `.noMemory`.
    static func decode(_ bytes: Data, file: String) throws(ImageError) -> FFmpegStill {
        try bytes.bytes.withUnsafeBytes { bytes throws(ImageError) in
            _ = ffmpegIsQuiet
            guard let input = StillInput(bytes) else { throw .notAPicture(file: file) }
            if PictureHeader(bytes)?.isTooLarge == true { throw .tooLarge(file: file) }
            if PNGEnd.isMissing(in: bytes) { throw .damaged(file: file, reason: "its end is missing") }
            do throws(StillDecoder.Failure) {
                let decoder = try StillDecoder(input.parameters)
                return try decoder.withPicture(of: input) { picture throws(StillDecoder.Failure) in
                    try FFmpegStill(picture)
                }
            } catch {
                switch error {
                case .unknownCodec: throw .notAPicture(file: file)
                case .tooLarge: throw .tooLarge(file: file)
                case .damaged(let reason): throw .damaged(file: file, reason: reason)
                case .noMemory: throw .noMemory
                }
            }
        }
    }

    /// Converts one of FFmpeg's pictures, of whatever pixels.
    private init(_ picture: UnsafeMutablePointer<AVFrame>) throws(StillDecoder.Failure) {
        guard let description = av_pix_fmt_desc_get(AVPixelFormat(rawValue: picture.pointee.format)) else {
            throw .damaged(reason: "its pixels are of no known kind")
        }
        let flags = description.pointee.flags
        let isPalette = flags & UInt64(AV_PIX_FMT_FLAG_PAL) != 0
        let mayBeTransparent = flags & UInt64(AV_PIX_FMT_FLAG_ALPHA) != 0 || isPalette
        let (width, height) = (Int(picture.pointee.width), Int(picture.pointee.height))
        if mayBeTransparent {
            let pixels = try PixelConversion.convert(picture, to: AV_PIX_FMT_RGBA, channels: 4)
            self = .colour(RGBImage(width: width, height: height, pixels: Self.overBlack(pixels)))
        } else if description.pointee.nb_components == 1 {
            let pixels = try PixelConversion.convert(picture, to: AV_PIX_FMT_GRAY8, channels: 1)
            self = .grey(GreyImage(width: width, height: height, pixels: pixels))
        } else {
            let pixels = try PixelConversion.convert(picture, to: AV_PIX_FMT_RGB24, channels: 3)
            self = .colour(RGBImage(width: width, height: height, pixels: pixels))
        }
    }

    /// Red, green and blue out of red, green, blue and opacity; what cannot be seen through stays as it is.
    private static func overBlack(_ pixels: [UInt8]) -> [UInt8] {
        var colours = [UInt8](repeating: 0, count: pixels.count / 4 * 3)
        for index in 0..<pixels.count / 4 {
            let opacity = Int(pixels[4 * index + 3])
            for channel in 0..<3 {
                colours[3 * index + channel] = UInt8((Int(pixels[4 * index + channel]) * opacity + 127) / 255)
            }
        }
        return colours
    }
}

/// Takes FFmpeg's own messages away from the terminal, once.
let ffmpegIsQuiet: Void = av_log_set_level(AV_LOG_QUIET)
