import FoundationEssentials
import Imaging
import Recognition

/// A picture of a set that has not been read yet.
package struct SampleSource: Sendable {
    /// Where the picture lies.
    var file: URL
    /// What the set calls it.
    var name: String
    /// What the hand says: what the set calls it, until `SampleListing.labelClasses`.
    var label: String
    /// Whose hand it is.
    var signer: String
    /// The hand's box in pixels; nil when the set does not say.
    var box: Region?
    /// The hand's box as a share of the picture, for sets that give it so.
    var share: Region?
    /// Whether the picture has to be mirrored.
    var mirrored = false
    /// The hand's 21 landmarks in pixels.
    var landmarks: [SIMD2<Float>]?
}

/// What a form of set lists before its pictures are read.
struct SampleListing: Sendable {
    /// The pictures to read.
    var sources: [SampleSource] = []
    /// Lines that cannot be used.
    var skipped: [SkippedFile] = []
    /// Whether signers are named.
    var namesSigners = true
    /// What was recognised, a line each.
    var remarks: [String] = []
    /// What is left out.
    var unused = UnusedFiles()

    /// The paths of all pictures that it has listed or accounts for in another way.
    private(set) var files: Set<String> = []

    /// Adds another listing to this one.
    mutating func add(_ other: SampleListing) {
        sources += other.sources
        skipped += other.skipped
        namesSigners = namesSigners && other.namesSigners
        remarks += other.remarks
    }

    /// Makes labels of what the classes are called, leaves out those that are known to be no letters, and remarks on
    /// both.
    ///
    /// - Throws: `DatasetError.unknownClasses` for other names, so that no network learns what is no letter.
    mutating func labelClasses(path: String) throws(DatasetError) {
        account(for: sources.map(\.file))
        let names = Set(sources.map(\.label)).sorted()
        let meanings = Dictionary(uniqueKeysWithValues: names.map { ($0, ClassName($0)) })
        let unknown = names.filter { meanings[$0] == .unknown }
        guard unknown.isEmpty else { throw .unknownClasses(path: path, names: unknown) }
        let noLetters = names.filter { meanings[$0] == .noLetter }
        let count = sources.count { meanings[$0.label] == .noLetter }
        unused.add("class that is no letter", plural: "classes that are no letters", names: noLetters, pictures: count)
        sources.removeAll { meanings[$0.label] == .noLetter }
        // Digits or commands alone are another alphabet.
        guard !sources.isEmpty || noLetters.isEmpty else { throw .unknownClasses(path: path, names: noLetters) }
        var read: [String] = []
        for name in names {
            if case .label(let label) = ClassName(name), label.count == 1, name.count > 1 {
                read.append("\(name) as \(label)")
            }
        }
        if !read.isEmpty {
            let more = read.count > SampleListing.named ? ", …" : ""
            remarks.append("taken for letters: " + read.prefix(SampleListing.named).joined(separator: ", ") + more)
        }
        for index in sources.indices { sources[index].label = ClassName.label(sources[index].label) }
    }

    /// Makes every picture one without a letter.
    mutating func labelNothing() {
        account(for: sources.map(\.file))
        for index in sources.indices { sources[index].label = LetterLabels.nothing }
    }

    /// Notes that something is said of files, so that they are not counted as "not used" too.
    mutating func account(for urls: [URL]) { files.formUnion(urls.map(\.standardizedFileURL.path)) }

    /// How many names a line lists.
    private static let named = 8
}
