import Foundation
import Imaging

/// Films of `PatternAlphabet`, as files.
public enum Film {
    /// The pictures, one every 1/30 s.
    public static func pictures(_ takes: [Take], mirrored: Bool = false) -> [GreyImage] {
        takes.flatMap { take in
            let picture = PatternAlphabet.picture(take.letter, mirrored: mirrored)
            return [GreyImage](repeating: picture, count: Int((take.milliseconds * 30 / 1000).rounded()))
        }
    }

    /// Writes a YUV4MPEG2 film without chroma, which FFmpeg reads.
    public static func write(_ takes: [Take], to url: URL, mirrored: Bool = false) throws {
        let pictures = pictures(takes, mirrored: mirrored)
        guard let first = pictures.first else { return }
        var bytes = Data("YUV4MPEG2 W\(first.width) H\(first.height) F30:1 Ip A1:1 Cmono\n".utf8)
        for picture in pictures {
            bytes += Data("FRAME\n".utf8)
            bytes += picture.pixels
        }
        try bytes.write(to: url)
    }

    /// Writes the pictures into a folder, numbered.
    public static func writePictures(_ takes: [Take], to folder: URL) throws {
        for (number, picture) in pictures(takes).enumerated() {
            let digits = String(number)
            let name = String(repeating: "0", count: 5 - digits.count) + digits + ".pgm"
            try write(picture, to: folder.appending(path: name))
        }
    }

    /// Writes a picture as a portable grey map.
    public static func write(_ picture: GreyImage, to url: URL) throws {
        var bytes = Data("P5\n\(picture.width) \(picture.height)\n255\n".utf8)
        bytes += picture.pixels
        try bytes.write(to: url)
    }
}
