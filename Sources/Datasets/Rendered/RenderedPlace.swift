import Basics
import FoundationEssentials
import Glibc

/// The folder for a rendered set, which takes the place of nothing but another rendered set.
struct RenderedPlace {
    /// Where the set is written.
    let folder: URL
    /// The files of the rendered set that is there now, relative to the folder.
    private let replaced: [String]

    /// The name of the table in the folder.
    static let table = "crops.csv"
    /// Larger than the table of a million pictures.
    private static let largestTable = 1 << 30

    /// Checks a folder before anything is rendered, and makes it if there is none.
    ///
    /// - Parameter replaces: whether a rendered set may be replaced; other files never are.
    /// - Throws: `RenderingError` that names the folder, and a file that is in the way.
    init(_ folder: URL, replaces: Bool) throws(RenderingError) {
        self.folder = folder
        try Self.make(folder)
        let found = try Self.contents(of: folder)
        guard !found.isEmpty else {
            replaced = []
            return
        }
        let listed = Self.listed(in: folder)
        let known = Set(listed + [Self.table] + RenderedDataset.stillLetters.map { $0 + "/" })
        let others = found.filter { listed.isEmpty || !known.contains($0) }
        if let other = others.first(where: { !$0.hasSuffix("/") }) ?? others.first {
            throw .otherFiles(path: folder.path, file: other)
        }
        guard replaces else { throw .exists(path: folder.path) }
        replaced = found.filter { !$0.hasSuffix("/") }
    }

    /// Removes the set that is to be replaced, the table last, so that what is left is a set at any time.
    func clear() throws(RenderingError) {
        for name in replaced.filter({ $0 != Self.table }) + replaced.filter({ $0 == Self.table }) {
            let file = folder.appendingPathComponent(name)
            do { try FileManager.default.removeItem(at: file) } catch {
                throw .writing(path: file.path, reason: "the old picture cannot be removed")
            }
        }
        // A letter's folder that still has files, or is none, stays.
        for letter in RenderedDataset.stillLetters { rmdir(folder.appendingPathComponent(letter).path) }
    }

    /// Makes a folder with those above it, unless it is there.
    static func make(_ folder: URL) throws(RenderingError) {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw .writing(path: folder.path, reason: "there can be no such folder; check its path and permissions")
        }
    }

    /// What is in the folder and the folders in it, hidden files too, in order; names of folders end in a slash.
    private static func contents(of folder: URL) throws(RenderingError) -> [String] {
        // The names below a link to a folder are not listed otherwise.
        let folder = folder.resolvingSymlinksInPath()
        do {
            let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
            return names.map { name in
                let path = folder.appendingPathComponent(name).path
                let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
                return kind == .typeDirectory ? name + "/" : name
            }
        } catch {
            throw .writing(path: folder.path, reason: "what is in the folder cannot be read; check its permissions")
        }
    }

    /// The pictures in the folder's table; none unless every line is one that this program writes.
    private static func listed(in folder: URL) -> [String] {
        guard
            let bytes = try? RegularFile.read(folder.appendingPathComponent(table), atMost: largestTable)
        else { return [] }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard lines.first == Substring(RenderedFolder.columns) else { return [] }
        let names = lines.dropFirst().map(name(inLine:))
        return names.contains(nil) ? [] : names.compactMap(\.self)
    }

    /// The picture of a line of the table; nil for a line that this program does not write.
    private static func name(inLine line: Substring) -> String? {
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        guard fields.count == 14, fields[2].hasPrefix(RenderedDataset.signerPrefix),
            RenderedDataset.stillLetters.contains(String(fields[1])), fields[0].hasPrefix(fields[1] + "/"),
            fields[0].hasSuffix(".jpg")
        else { return nil }
        let number = fields[0].dropFirst(2).dropLast(4)
        return number.count >= 6 && number.allSatisfy({ "0"..."9" ~= $0 }) ? String(fields[0]) : nil
    }
}
