import Basics
import Foundation
import Imaging
import Recognition

/// Reads a labelled set in whichever of the known forms it has.
///
/// The forms: a folder with `crops.csv`, `negatives.csv` or `other.csv` (or such a table itself); a Sign Language
/// MNIST table, or a folder of such tables; a folder per class; a folder of such folders per signer.
public struct DatasetLoader: Sendable {
    /// The hand's share of the picture's side where a set gives no boxes.
    ///
    /// The default takes the hand to fill the picture, so that the network sees all of it.
    public var handShare: Double

    /// Bytes of a table: ten times those of Sign Language MNIST.
    static let largestTable = 1 << 30
    private static let tables = ["crops.csv", "negatives.csv", "other.csv"]
    /// The share that a hand has in pictures of a table without boxes, as the default box on screen has it.
    private static let tableShare = 0.7 / SampleDecoder.margin

    /// Makes a loader.
    public init(handShare: Double? = nil) {
        self.handShare = handShare ?? 1 / SampleDecoder.margin
    }

    /// Reads a set.
    ///
    /// Files that cannot be used are listed in `Dataset.skipped`.
    /// - Throws: `DatasetError` when nothing is there, the form is unknown, or not one picture can be used.
    public func load(_ url: URL) throws(DatasetError) -> Dataset {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
            throw .missing(path: url.path)
        }
        let set = try isFolder.boolValue ? loadFolder(url) : loadTable(url)
        if set.samples.isEmpty {
            guard let first = set.skipped.first else { throw .empty(path: url.path) }
            throw .allBad(path: url.path, count: set.skipped.count, first: first)
        }
        return set
    }

    private func loadFolder(_ url: URL) throws(DatasetError) -> Dataset {
        for name in DatasetLoader.tables {
            let table = url.appendingPathComponent(name)
            if FileManager.default.fileExists(atPath: table.path) { return try loadTable(table) }
        }
        switch FolderTree.form(of: url) {
        case .classes: return read(FolderTree.classListing(url), share: handShare)
        case .signers: return read(FolderTree.signerListing(url), share: handShare)
        case .other(let found):
            let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
            let tables = names.filter { $0.lowercased().hasSuffix(".csv") }.sorted()
            guard !tables.isEmpty else { throw .unrecognised(path: url.path, found: found) }
            var sets: [Dataset] = []
            for name in tables { sets.append(try loadTable(url.appendingPathComponent(name))) }
            return Dataset(joining: sets)
        }
    }

    private func loadTable(_ url: URL) throws(DatasetError) -> Dataset {
        let data: Data
        do throws(RegularFileError) {
            data = try RegularFile.read(url, atMost: DatasetLoader.largestTable)
        } catch {
            throw .unrecognised(path: url.path, found: "it cannot be read (\(error))")
        }
        let table = CSVTable(bytes: [UInt8](data))
        if PixelTable.matches(table) {
            let signer = url.deletingPathExtension().lastPathComponent
            return PixelTable(table, path: url.path).dataset(signer: signer, handShare: handShare)
        }
        guard table.columns.contains("file") else {
            throw .unrecognised(path: url.path, found: "a file without the columns of a known table")
        }
        return read(try BoxTable(table, at: url).listing(), share: DatasetLoader.tableShare)
    }

    private func read(_ listing: SampleListing, share: Double) -> Dataset {
        let decoder = SampleDecoder(handShare: share)
        var set = Dataset(samples: [], skipped: listing.skipped, namesSigners: listing.namesSigners)
        for result in concurrentMap(listing.sources.count, { decoder.decode(listing.sources[$0]) }) {
            switch result {
            case .success(let sample): set.samples.append(sample)
            case .failure(let skipped): set.skipped.append(skipped.file)
            }
        }
        return set
    }
}

/// A picture of a set that has not been read yet.
package struct SampleSource: Sendable {
    /// Where the picture lies.
    var file: URL
    /// What the set calls it.
    var name: String
    /// What the hand says.
    var label: String
    /// Whose hand it is.
    var signer: String
    /// The hand's box in pixels; nil when the set does not say.
    var box: Region?
    /// Whether the picture has to be mirrored.
    var mirrored = false
    /// The hand's 21 joints in pixels.
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
}

/// What the name of a class, as a folder or a table gives it, stands for.
enum ClassName {
    private static let names: Set<String> = ["nothing", "none", "blank", "background", "negative", "negatives"]

    /// The label: single letters in upper case, the usual names of "no letter" as one, other names as they are.
    static func label(_ name: String) -> String {
        if name.count == 1 { return name.uppercased() }
        return names.contains(name.lowercased()) ? LetterLabels.nothing : name
    }
}
