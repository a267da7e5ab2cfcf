import Basics

/// Why a picture could not be read, written or made.
public enum ImageError: Error, Sendable, Equatable {
    /// The file cannot be opened or read; with the reason that the system gives.
    case cannotRead(file: String, reason: String)
    /// The file exists but has no bytes.
    case empty(file: String)
    /// The file does not hold a picture of a supported kind.
    case notAPicture(file: String)
    /// The file is whole, as far as is known, but of a kind that is not read here; with what to do instead.
    case unsupported(file: String, kind: String, advice: String)
    /// The file starts like a picture but is cut off or broken; with the reason that the decoder gives.
    case damaged(file: String, reason: String)
    /// The picture has more pixels than `Still.largestPixelCount`.
    case tooLarge(file: String)
    /// The file cannot be written; with the reason that the system gives.
    case cannotWrite(file: String, reason: String)
    /// A frame's bytes do not match its format and size, or a part of it that was asked for is not valid.
    case malformedFrame(reason: String)
    /// No font was found to write text with, or it cannot be opened.
    case noFont(reason: String)
    /// A library ran out of memory.
    case noMemory
}

extension ImageError {
    /// What to do with a picture of a kind that is not read here.
    static let saveOtherwise = "Save it as PNG or JPEG"
}

extension ImageError: CustomStringConvertible {
    /// What failed, on which file, why, and what to do.
    public var description: String { words.inOneLine }

    private var words: String {
        switch self {
        case .cannotRead(let file, let reason):
            "Cannot read \(file): \(reason). Check the path and its permissions."
        case .empty(let file):
            "\(file) is empty. Fetch or save the picture again."
        case .notAPicture(let file):
            "\(file) is not a picture. JPEG, PNG, HEIC, AVIF, BMP, GIF, WebP, TIFF and PNM files can be read."
        case .unsupported(let file, let kind, let advice):
            "\(file) cannot be read: \(kind) is not supported. \(advice)."
        case .damaged(let file, let reason):
            "\(file) is damaged or cut off (\(reason)). Fetch or save the picture again."
        case .tooLarge(let file):
            "\(file) has more than \(Still.largestPixelCount / 1_000_000) million pixels. Make the picture smaller."
        case .cannotWrite(let file, let reason):
            "Cannot write \(file): \(reason). Check that the folder exists, may be written to and has room."
        case .malformedFrame(let reason):
            "A frame cannot be used: \(reason). Try another format or size of the camera."
        case .noFont(let reason):
            "No font for text: \(reason). Install fonts-dejavu-core, or name a font file in FINGERSPELL_FONT."
        case .noMemory:
            "There is not enough memory for the picture. Close other programs or use a smaller picture."
        }
    }
}
