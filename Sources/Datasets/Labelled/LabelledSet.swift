import Basics
import FoundationEssentials

/// A labelled set that was recognised, and whose pictures have not been read.
public struct LabelledSet: Sendable {
    /// What pictures are read for.
    public enum Use: Sendable {
        /// To learn from them.
        case learning
        /// To validate while a network learns.
        case validating
        /// To test a network.
        case testing

        /// The parts that serve for it, the best first.
        var parts: [SetPart] {
            switch self {
            case .learning: [.train]
            case .validating: [.validation, .test, .train]
            case .testing: [.test, .validation, .train]
            }
        }
    }

    /// Where it lies.
    public let url: URL
    /// What was recognised and what is left out, a line each; what concerns a part is said with its pictures.
    public let remarks: [String]
    private let layout: SetLayout
    private let loader: DatasetLoader

    /// Describes a set.
    init(url: URL, layout: SetLayout, loader: DatasetLoader, root: FolderContents? = nil) {
        self.url = url
        self.layout = layout
        self.loader = loader
        guard let root else {
            remarks = []
            return
        }
        guard case .parts(let parts) = layout else {
            remarks = [LabelledSet.words(for: layout, in: root)].compactMap(\.self)
            return
        }
        var unused = UnusedFiles()
        unused.add(
            root, used: Set(parts.values.flatMap(\.form.files)),
            without: Set(parts.values.compactMap(\.scope?.url.standardizedFileURL.path)))
        remarks = [unused.text].compactMap(\.self)
    }

    /// How a set is laid out that is more than a folder per letter; nil for those and for our own tables.
    private static func words(for layout: SetLayout, in root: FolderContents) -> String? {
        guard case .whole(let source) = layout, let words = source.form.words else { return nil }
        let path = source.form.folder?.standardizedFileURL.path ?? ""
        let start = root.url.standardizedFileURL.path
        let inner = path.hasPrefix(start + "/") ? String(path.dropFirst(start.count + 1)) : ""
        if case .classes = source.form, inner.isEmpty { return nil }
        return "recognised: \(words)" + (inner.isEmpty ? "" : ", in \(inner)")
    }

    /// The parts that the set comes with; none where it is not parted.
    public var parts: [SetPart] {
        guard case .parts(let parts) = layout else { return [] }
        return SetPart.allCases.filter { parts[$0] != nil }
    }

    /// The part that serves for a use; nil where the set is not parted, or no part serves.
    public func part(for use: Use) -> SetPart? { use.parts.first(where: parts.contains) }

    /// Which parts there are, and what they are used for; nil where the set is not parted.
    ///
    /// - Parameter uses: the parts that are used, and for what.
    public func words(using uses: [(part: SetPart, purpose: String)]) -> String? {
        guard !parts.isEmpty else { return nil }
        let used = uses.filter { parts.contains($0.part) }.map { "\(name(of: $0.part)) \($0.purpose)" }
        let rest = parts.filter { part in !uses.contains { $0.part == part } }.map { name(of: $0) }
        let left = rest.isEmpty ? "" : "; \(rest.joined(separator: " and ")) not used"
        let kinds = Set(sources.compactMap(\.form.words)).sorted().joined(separator: ", ")
        return "recognised: \(kinds.isEmpty ? "tables" : kinds), in parts: \(used.joined(separator: ", "))\(left)"
    }

    private var sources: [SetSource] {
        switch layout {
        case .whole(let source): [source]
        case .parts(let parts): Array(parts.values)
        }
    }

    /// What the set calls a part.
    public func name(of part: SetPart) -> String {
        guard case .parts(let parts) = layout, let source = parts[part] else { return part.rawValue }
        return source.scope?.name ?? source.form.files.first.map { URL(filePath: $0).lastPathComponent }
            ?? part.rawValue
    }

    /// Reads the pictures for a use.
    ///
    /// - Throws: `DatasetError` when no part serves for it, or not one picture can be used.
    public func dataset(for use: Use) throws(DatasetError) -> Dataset {
        if case .whole(let source) = layout { return try loader.read(source, path: url.path) }
        guard let part = part(for: use) else {
            throw .nothingToLearn(path: url.path, parts: parts.map { name(of: $0) })
        }
        return try dataset(of: part)
    }

    /// Reads the pictures of a part.
    ///
    /// - Throws: `DatasetError` when not one picture can be used.
    public func dataset(of part: SetPart) throws(DatasetError) -> Dataset {
        guard case .parts(let parts) = layout, let source = parts[part] else { throw .missing(path: url.path) }
        return try loader.read(source, path: source.scope?.url.path ?? url.path)
    }

    /// Whether a part has so few pictures, one of each class at most, that they only show what the classes look like.
    public func isSample(_ part: SetPart) -> Bool {
        guard case .parts(let parts) = layout, case .named(let folder)? = parts[part]?.form else { return false }
        let sources = FolderTree.namedListing(folder).sources
        return Set(sources.map(\.label)).count >= sources.count
    }
}
