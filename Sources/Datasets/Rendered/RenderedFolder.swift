import Basics
import CTurboJPEG
import Capture
import FoundationEssentials
import HandModel
import Imaging

/// Writes rendered hands as a data set: a folder per class, and `crops.csv` with boxes and landmarks.
public enum RenderedFolder {
    /// The columns of `crops.csv`, which are those of other sets of crops too.
    package static let columns =
        "file,letter,signer,hand_found,side,x0,y0,x1,y1,valid_x0,valid_y0,valid_x1,valid_y1,landmarks"

    /// Renders `count` pictures into `folder/<letter>/<number>.jpg`.
    ///
    /// The table is written before the pictures, so that a set that was interrupted can still be told from others.
    ///
    /// - Parameter replaces: whether another rendered set in the folder is replaced; otherwise the folder must be empty
    ///   or absent.
    /// - Throws: `RenderingError` that names the file.
    public static func write(
        count: Int, seed: UInt64, to folder: URL, replaces: Bool = false, report: (Int) -> Void = { _ in }
    ) throws(RenderingError) {
        guard count > 0 else { throw .noPictures(count: count) }
        let place = try RenderedPlace(folder, replaces: replaces)
        let set = RenderedDataset.make(count: count, seed: seed, shareOfNothing: 0, report: report)
        try place.clear()
        let named = set.samples.enumerated().map { (name: name(of: $1, number: $0), sample: $1) }
        let table = [columns] + named.map { line(of: $0.sample, name: $0.name) }
        try write(
            Array((table.joined(separator: "\n") + "\n").utf8), to: folder.appendingPathComponent(RenderedPlace.table))
        for letter in set.labels { try RenderedPlace.make(folder.appendingPathComponent(letter)) }
        for (name, sample) in named {
            try write(try JPEGFile.bytes(of: sample.image, quality: 95), to: folder.appendingPathComponent(name))
        }
    }

    private static func name(of sample: Sample, number: Int) -> String {
        let digits = String(number)
        return "\(sample.label)/\(String(repeating: "0", count: max(6 - digits.count, 0)))\(digits).jpg"
    }

    private static func line(of sample: Sample, name: String) -> String {
        let box = sample.region
        let corners = [box.x, box.y, box.x + box.width, box.y + box.height].map(WordFilm.number)
        let points = (sample.landmarks ?? []).map {
            "\(WordFilm.number(Double($0.x))) \(WordFilm.number(Double($0.y)))"
        }
        let valid = ["0", "0", "\(sample.image.width)", "\(sample.image.height)"]
        return ([name, sample.label, sample.signer, "1", "Left"] + corners + valid + [points.joined(separator: " ")])
            .joined(separator: ",")
    }

    private static func write(_ bytes: [UInt8], to file: URL) throws(RenderingError) {
        do { try AtomicFile.write(bytes, to: file) } catch { throw .writing(path: file.path, reason: error.reason) }
    }
}

/// Compresses pictures as JPEG with TurboJPEG; the same picture gives the same bytes.
package enum JPEGFile {
    /// Compresses a coloured picture, with chroma at half the resolution.
    ///
    /// - Throws: `RenderingError` if the picture is empty or TurboJPEG fails.
    package static func bytes(of image: RGBImage, quality: Int) throws(RenderingError) -> [UInt8] {
        try compress(
            image.pixels, width: image.width, height: image.height, format: TJPF_RGB, sampling: TJSAMP_420,
            quality: quality)
    }

    /// Compresses a grey picture.
    ///
    /// - Throws: `RenderingError` if the picture is empty or TurboJPEG fails.
    package static func bytes(of image: GreyImage, quality: Int) throws(RenderingError) -> [UInt8] {
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

/// An error while pictures are rendered or written.
public enum RenderingError: Error, CustomStringConvertible {
    /// The word has no letter that can be spelled.
    case noLetters(word: String)
    /// The word has characters besides letters that can be spelled.
    case notSpelled(String, word: String)
    /// The folder has files that are not those of a rendered set; `file` is one of them.
    case otherFiles(path: String, file: String)
    /// The folder has a rendered set, and nobody has asked to replace it.
    case exists(path: String)
    /// The number of pictures is not above zero.
    case noPictures(count: Int)
    /// A picture could not be compressed.
    case compression(reason: String)
    /// A file could not be written.
    case writing(path: String, reason: String)
    /// The video could not be written.
    case film(CaptureError)

    /// What failed, on what, and what to do.
    public var description: String { words.inOneLine }

    private var words: String {
        switch self {
        case .noLetters(let word): "“\(word)” has no letters from A to Z; give a word such as HELLO."
        case .notSpelled(let characters, let word):
            "“\(word)” cannot be spelled: there is no letter for “\(characters)”. Use A to Z, and spaces between words."
        case .otherFiles(let path, let file):
            "\(path) contains other files than a rendered set, such as \(file), and is left as it is. "
                + "Name a folder that does not exist or is empty."
        case .exists(let path):
            "\(path) contains a rendered set already. Name another folder, or pass --force to replace the set."
        case .noPictures(let count): "\(count) pictures are none; give a number above 0."
        case .compression(let reason): "TurboJPEG cannot compress the picture: \(reason)."
        case .writing(let path, let reason): "\(path) cannot be written: \(reason)."
        case .film(let error): "The film cannot be written: \(error)"
        }
    }
}
