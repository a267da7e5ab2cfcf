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
    /// The 21 landmarks of the hand in pixels of `image`: wrist, then four of each finger, thumb first, base to tip.
    public var landmarks: [SIMD2<Float>]?
    /// Whether the picture was drawn by the program, not taken by a camera.
    public var isRendered: Bool
    /// The picture as it was before it was made smaller.
    public var original: OriginalPicture

    /// Makes a sample from its parts.
    public init(
        name: String, image: GreyImage, region: Region, label: String, signer: String, mirrored: Bool = false,
        landmarks: [SIMD2<Float>]? = nil, isRendered: Bool = false, original: OriginalPicture? = nil
    ) {
        self.name = name
        self.image = image
        self.region = region
        self.label = label
        self.signer = signer
        self.mirrored = mirrored
        self.landmarks = landmarks
        self.isRendered = isRendered
        self.original = original ?? OriginalPicture(image)
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
    /// What was recognised or left out while loading, a line each.
    public var remarks: [String]

    /// Makes a set from its parts.
    public init(samples: [Sample], skipped: [SkippedFile] = [], namesSigners: Bool, remarks: [String] = []) {
        self.samples = samples
        self.skipped = skipped
        self.namesSigners = namesSigners
        self.remarks = remarks
    }

    /// Puts several sets together.
    public init(joining sets: [Dataset]) {
        self.init(
            samples: sets.flatMap(\.samples), skipped: sets.flatMap(\.skipped),
            namesSigners: sets.allSatisfy(\.namesSigners), remarks: sets.flatMap(\.remarks))
    }

    /// The labels that occur: in alphabetical order, "nothing" last.
    public var labels: [String] {
        let found = Set(samples.map(\.label))
        let letters = found.subtracting([LetterLabels.nothing]).sorted()
        return letters + (found.contains(LetterLabels.nothing) ? [LetterLabels.nothing] : [])
    }

    /// The signers that occur, in alphabetical order.
    public var signers: [String] { Set(samples.map(\.signer)).sorted() }

    /// How many pictures, classes and signers there are, in words.
    public var counts: String {
        [
            counted(samples.count, "picture"), counted(labels.count, "class", "classes"),
            counted(signers.count, "signer"),
        ].joined(separator: ", ")
    }

    /// The pictures of classes that a network knows, and how many there are of each of the others.
    ///
    /// - Throws: `DatasetError.otherClasses` when it knows none of them.
    public func known(to labels: [String]) throws(DatasetError) -> (known: Dataset, leftOut: [String: Int]) {
        var known = self
        known.samples.removeAll { !labels.contains($0.label) }
        guard !known.samples.isEmpty || samples.isEmpty else {
            throw .otherClasses(found: self.labels, known: labels)
        }
        let others = samples.filter { !labels.contains($0.label) }
        return (known, Dictionary(grouping: others, by: \.label).mapValues(\.count))
    }

    /// Numbers of the pictures by `key`, in their order.
    public func indices<Key: Hashable>(by key: (Sample) -> Key) -> [Key: [Int]] {
        Dictionary(grouping: samples.indices) { key(samples[$0]) }
    }
}

/// What tells a picture from others, also where its samples were cut or made smaller.
public struct OriginalPicture: Sendable, Hashable {
    /// Width in pixels.
    public let width: Int
    /// Height in pixels.
    public let height: Int
    /// FNV-1a over its pixels, eight at a time.
    private let hash: UInt64

    /// Examines a picture as it was read.
    public init(_ image: GreyImage) {
        (width, height) = (image.width, image.height)
        hash = image.pixels.withUnsafeBytes { bytes in
            let whole = bytes.count / 8 * 8
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for place in stride(from: 0, to: whole, by: 8) {
                hash = (hash ^ bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* 0x100_0000_01B3
                hash ^= hash >> 29
            }
            for byte in bytes[whole...] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            return hash
        }
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
