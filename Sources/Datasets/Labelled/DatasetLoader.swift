import Basics
import FoundationEssentials
import Glibc

/// Reads a labelled set in whichever of the known forms it has; `trainer --help` lists them.
public struct DatasetLoader: Sendable {
    /// The hand's share of the picture's side where a set gives no boxes.
    ///
    /// The default takes the hand to fill the picture, so that the network sees all of it.
    public var handShare: Double

    /// Bytes of a table: ten times those of Sign Language MNIST.
    static let largestTable = 1 << 30
    /// The share that a hand has in pictures of a table without boxes, as the default box on screen has it.
    private static let tableShare = 0.7 / SampleDecoder.margin

    /// Makes a loader.
    public init(handShare: Double? = nil) {
        self.handShare = handShare ?? 1 / SampleDecoder.margin
    }

    /// Recognises a set without reading its pictures.
    ///
    /// - Throws: `DatasetError` when nothing is there, or the form is unknown.
    public func open(_ url: URL) throws(DatasetError) -> LabelledSet {
        guard let folder = try contents(of: url) else {
            let form = try DatasetLoader.form(of: url)
            return LabelledSet(url: url, layout: .whole(SetSource(form: form)), loader: self)
        }
        return try LabelledSet(url: url, layout: DatasetLoader.layout(of: folder), loader: self, root: folder)
    }

    /// Reads a set to learn from; files that cannot be used are listed in `Dataset.skipped`.
    ///
    /// - Throws: `DatasetError` when nothing is there, the form is unknown, or not one picture can be used.
    public func load(_ url: URL) throws(DatasetError) -> Dataset {
        let set = try open(url)
        var data = try set.dataset(for: .learning)
        data.remarks = set.remarks + data.remarks
        return data
    }

    /// Reads pictures without letters: whatever its classes are called, they are "nothing".
    ///
    /// - Throws: `DatasetError` when nothing is there, the form is unknown, or not one picture can be used.
    public func loadNegatives(_ url: URL) throws(DatasetError) -> Dataset {
        guard let folder = try contents(of: url) else {
            return try read(SetSource(form: DatasetLoader.form(of: url)), path: url.path, needsLetters: false)
        }
        if BoxTable.table(in: folder) == nil, folder.holdsPictures {
            let source = SetSource(form: .negatives(folder), scope: folder)
            return try read(source, path: url.path, needsLetters: false)
        }
        guard case .whole(let source) = try DatasetLoader.layout(of: folder) else {
            throw .unrecognised(path: url.path, found: "parts for training and testing; pass one of them")
        }
        return try read(source, path: url.path, needsLetters: false)
    }

    /// What lies in a folder; nil when the path leads to a file.
    private func contents(of url: URL) throws(DatasetError) -> FolderContents? {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
            let isHidden = access(url.path, F_OK) != 0 && errno == EACCES
            throw isHidden ? .noPermission(path: url.path) : .missing(path: url.path)
        }
        return isFolder ? try FolderContents(of: url) : nil
    }

    private static func layout(of folder: FolderContents) throws(DatasetError) -> SetLayout {
        do {
            return try SetLayout.of(folder)
        } catch {
            // What may not be read is the likelier reason.
            if case .unrecognised = error, let flaw = folder.allFlaws.first {
                throw .unrecognised(path: folder.url.path, found: "\(flaw.name) \(flaw.reason)")
            }
            throw error
        }
    }

    private static func form(of url: URL) throws(DatasetError) -> SetSource.Form {
        let table = try CSVTable(contentsOf: url)
        if PixelTable.matches(table) { return .pixels([url]) }
        if url.lastPathComponent.lowercased() == OneHotTable.name { return .oneHot(url) }
        if BoxTable.matches(table) { return .boxes([url]) }
        if table.columns.allSatisfy(\.isEmpty) { throw .unrecognised(path: url.path, found: "an empty file") }
        guard table.columns.count > 1 || url.pathExtension.lowercased() == "csv" else {
            throw .unrecognised(path: url.path, found: "a text that is no table")
        }
        throw .unknownTable(path: url.path, found: table.columns)
    }

    /// Reads the pictures of a set or of one of its parts.
    ///
    /// - Parameter needsLetters: whether its classes have to be letters; they are all "nothing" where not.
    func read(_ source: SetSource, path: String, needsLetters: Bool = true) throws(DatasetError) -> Dataset {
        var listing = try listing(source.form, needsLetters: needsLetters)
        if needsLetters { try listing.labelClasses(path: path) } else { listing.labelNothing() }
        if let scope = source.scope { listing.unused.add(scope, used: listing.files.union(source.form.files)) }
        var set = Dataset(samples: [], namesSigners: listing.namesSigners)
        if case .pixels(let tables) = source.form { set = try read(pixels: tables) }
        let decoder = SampleDecoder(handShare: source.form.isTableOfBoxes ? DatasetLoader.tableShare : handShare)
        let sources = listing.sources
        for result in concurrentMap(sources.count, { decoder.decode(sources[$0]) }) {
            switch result {
            case .success(let sample): set.samples.append(sample)
            case .failure(let skipped): set.skipped.append(skipped.file)
            }
        }
        set.skipped = listing.skipped + (source.scope?.allFlaws ?? []) + set.skipped
        set.remarks = listing.remarks + [listing.unused.text].compactMap(\.self)
        guard set.samples.isEmpty else { return set }
        guard let first = set.skipped.first else { throw .empty(path: path) }
        throw .allBad(path: path, count: set.skipped.count, first: first)
    }

    private func read(pixels tables: [URL]) throws(DatasetError) -> Dataset {
        var sets: [Dataset] = []
        for url in tables {
            let signer = url.deletingPathExtension().lastPathComponent
            let table = try PixelTable(CSVTable(contentsOf: url), path: url.path)
            sets.append(table.dataset(signer: signer, handShare: handShare))
        }
        return Dataset(joining: sets)
    }

    /// What a form lists; nothing for tables of pixels, which need no decoding.
    func listing(_ form: SetSource.Form, needsLetters: Bool = true) throws(DatasetError) -> SampleListing {
        switch form {
        case .classes(let folder): return FolderTree.classListing(folder)
        case .signers(let folder): return FolderTree.signerListing(folder)
        case .named(let folder): return FolderTree.namedListing(folder)
        case .negatives(let folder): return FolderTree.negativeListing(folder)
        case .oneHot(let url): return try OneHotTable(CSVTable(contentsOf: url), at: url).listing()
        case .yolo(let folder): return folder.listing()
        case .pixels: return SampleListing(namesSigners: false)
        case .boxes(let tables):
            var joined = SampleListing()
            for url in tables {
                joined.add(try BoxTable(CSVTable(contentsOf: url), at: url, needsLetters: needsLetters).listing())
            }
            return joined
        }
    }
}
