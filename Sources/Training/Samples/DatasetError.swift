import Basics

/// Why a labelled set cannot be used; `description` says what failed, on which path, and what to do.
public enum DatasetError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Nothing lies at the path.
    case missing(path: String)
    /// The path holds something, but no labelled set in a known form.
    case unrecognised(path: String, found: String)
    /// A table lacks a column that its form needs.
    case missingColumn(path: String, column: String)
    /// The set has the right form but not one picture.
    case empty(path: String)
    /// Every picture of the set is unusable.
    case allBad(path: String, count: Int, first: SkippedFile)
    /// The pictures show too few different letters to learn anything from.
    case tooFewClasses(found: [String])
    /// A split leaves one side without pictures.
    case emptySplit(kind: String, samples: Int, signers: Int)

    /// What failed and what to do.
    public var description: String { words.inOneLine }

    private var words: String {
        switch self {
        case .missing(let path):
            return "\(path): no such file or folder. Check the path given to --data, --validation or --negatives."
        case .unrecognised(let path, let found):
            return "\(path): no labelled set (\(found)). Pass a folder with one folder per letter, a folder of such "
                + "folders per signer, a folder with crops.csv, or a Sign Language MNIST CSV."
        case .missingColumn(let path, let column):
            return "\(path): the table has no column \"\(column)\". Its first line must name the columns."
        case .empty(let path):
            return "\(path): the set holds no pictures. Put JPEG or PNG files into its folders."
        case .allBad(let path, let count, let first):
            return "\(path): none of the \(count) pictures can be used; the first is \(first.name): \(first.reason)"
        case .tooFewClasses(let found):
            let names = found.isEmpty ? "none" : found.joined(separator: ", ")
            return "The data shows too few classes to learn (\(names)). Give pictures of at least two letters."
        case .emptySplit(let kind, let samples, let signers):
            return "The split \(kind) of \(samples) pictures of \(signers) signers leaves nothing on one side. "
                + "Give more data, another --split, or a --validation folder."
        }
    }
}
