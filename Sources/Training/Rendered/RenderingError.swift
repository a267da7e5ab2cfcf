import Basics
import Capture

/// Why rendered pictures could not be written.
public enum RenderingError: Error, CustomStringConvertible {
    /// Nothing in the word can be spelled.
    case noLetters(word: String)
    /// A number of pictures that is not above zero.
    case noPictures(count: Int)
    /// A picture could not be compressed.
    case compression(reason: String)
    /// A file could not be written.
    case writing(path: String, reason: String)
    /// The film could not be written.
    case film(CaptureError)

    /// What failed, on what, and what to do.
    public var description: String { words.inOneLine }

    private var words: String {
        switch self {
        case .noLetters(let word): "“\(word)” has no letters from A to Z; give a word such as HELLO."
        case .noPictures(let count): "\(count) pictures are none; give a number above 0."
        case .compression(let reason): "TurboJPEG cannot compress the picture: \(reason)."
        case .writing(let path, let reason): "\(path) cannot be written: \(reason)."
        case .film(let error): "The film cannot be written: \(error)"
        }
    }
}
