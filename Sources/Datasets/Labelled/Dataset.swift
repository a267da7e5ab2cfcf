import Basics
import Imaging
import Recognition

/// One labelled picture of a hand, or of none.
public struct Sample: Sendable {
    /// The file within its set, for people; a line number for sets that are tables.
    public var name: String
    /// The picture, decoded.
    public var image: GreyImage
    /// The hand's box in pixels of `image`, tight around the hand.
    public var region: Region
    /// What the hand says: a letter, or `LetterLabels.nothing`.
    public var label: String
    /// The person or collection that the picture is of; pictures of one signer resemble each other.
    public var signer: String
    /// Whether the picture has to be mirrored to show a right hand as an unmirrored webcam sees it.
    public var mirrored: Bool
    /// The 21 joints of the hand in pixels of `image`: wrist, then four of each finger, thumb first, base to tip.
    public var landmarks: [SIMD2<Float>]?
    /// Whether the picture was drawn by the program, not taken by a camera.
    public var isRendered: Bool

    /// Makes a sample from its parts.
    public init(
        name: String, image: GreyImage, region: Region, label: String, signer: String, mirrored: Bool = false,
        landmarks: [SIMD2<Float>]? = nil, isRendered: Bool = false
    ) {
        self.name = name
        self.image = image
        self.region = region
        self.label = label
        self.signer = signer
        self.mirrored = mirrored
        self.landmarks = landmarks
        self.isRendered = isRendered
    }
}

/// A labelled set in memory.
public struct Dataset: Sendable {
    /// The pictures with their labels.
    public var samples: [Sample]
    /// What was passed over while loading.
    public var skipped: [SkippedFile]
    /// Whether `Sample.signer` names persons, so that a split by person is possible.
    public var namesSigners: Bool

    /// Makes a set from its parts.
    public init(samples: [Sample], skipped: [SkippedFile] = [], namesSigners: Bool) {
        self.samples = samples
        self.skipped = skipped
        self.namesSigners = namesSigners
    }

    /// Puts several sets together.
    public init(joining sets: [Dataset]) {
        self.init(
            samples: sets.flatMap(\.samples), skipped: sets.flatMap(\.skipped),
            namesSigners: sets.allSatisfy(\.namesSigners))
    }

    /// The labels that occur: in alphabetical order, "nothing" last.
    public var labels: [String] {
        let found = Set(samples.map(\.label))
        let letters = found.subtracting([LetterLabels.nothing]).sorted()
        return letters + (found.contains(LetterLabels.nothing) ? [LetterLabels.nothing] : [])
    }

    /// The signers that occur, in alphabetical order.
    public var signers: [String] { Set(samples.map(\.signer)).sorted() }

    /// Numbers of the pictures by `key`, in their order.
    public func indices<Key: Hashable>(by key: (Sample) -> Key) -> [Key: [Int]] {
        Dictionary(grouping: samples.indices) { key(samples[$0]) }
    }
}

/// A file, or a line of a table, that could not be used.
public struct SkippedFile: Sendable, Equatable {
    /// The file's path, with the line number where it is a table.
    public var name: String
    /// What is wrong with it.
    public var reason: String

    /// Makes a note of a file that is passed over.
    public init(name: String, reason: String) {
        self.name = name
        self.reason = reason
    }
}

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
