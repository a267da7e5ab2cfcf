import Basics
import FoundationEssentials
import Imaging

/// What a set holds beside the pictures that are used, by kind.
struct UnusedFiles: Sendable {
    private var kinds: [String: Int] = [:]
    private var groups: [Group] = []

    private struct Group {
        var noun: String
        var plural: String
        var names: [String]
        var pictures: Int
    }

    /// Pictures that a telephone, a camera or a browser saves, some of which are not read.
    private static let photographs: Set<String> = ["HEIC", "HEIF", "HIF", "AVIF", "DNG", "CR2", "NEF", "ARW", "JXL"]
    /// Files that hold others.
    private static let archives: Set<String> = ["ZIP", "RAR", "7Z", "TAR", "GZ", "TGZ", "BZ2", "XZ", "ZST"]
    /// How many names of a group are listed.
    private static let named = 8

    /// Counts files by the endings of their names.
    mutating func add(files: [URL]) {
        for file in files {
            let ending = file.pathExtension.uppercased()
            kinds[ending.isEmpty ? "without ending" : ending, default: 0] += 1
        }
    }

    /// Counts hidden files and folders.
    mutating func add(hidden count: Int) {
        if count > 0 { kinds["hidden", default: 0] += count }
    }

    /// Counts all files of a folder but those that are used, and names the folders of which nothing is used.
    ///
    /// - Parameters:
    ///   - used: paths of pictures and tables.
    ///   - parts: paths of folders that are counted on their own.
    mutating func add(_ folder: FolderContents, used: Set<String>, without parts: Set<String> = []) {
        var whole: [FolderContents] = []
        var empty: [FolderContents] = []
        count(folder, used: used, without: parts, whole: &whole, empty: &empty)
        let pictures = whole.reduce(0) { $0 + $1.allPictures.count }
        add("folder", plural: "folders", names: whole.map(\.name), pictures: pictures)
        add("folder without pictures", plural: "folders without pictures", names: empty.map(\.name), pictures: 0)
    }

    private mutating func count(
        _ folder: FolderContents, used: Set<String>, without parts: Set<String>, whole: inout [FolderContents],
        empty: inout [FolderContents]
    ) {
        add(files: folder.files.filter { !used.contains($0.standardizedFileURL.path) })
        add(hidden: folder.hidden)
        for inner in folder.folders where !parts.contains(inner.url.standardizedFileURL.path) {
            if !inner.contains(where: { used.contains($0) || parts.contains($0) }) {
                guard !inner.holdsSomething else {
                    whole.append(inner)
                    continue
                }
                empty.append(inner)
            }
            count(inner, used: used, without: parts, whole: &whole, empty: &empty)
        }
    }

    /// Names folders, classes or pictures with the number of their pictures.
    mutating func add(_ noun: String, plural: String, names: [String], pictures: Int) {
        guard !names.isEmpty else { return }
        groups.append(Group(noun: noun, plural: plural, names: names, pictures: pictures))
    }

    /// A line that names all of it; nil where there is nothing.
    var text: String? {
        var parts = kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
        for group in groups {
            let rest = group.names.count - min(UnusedFiles.named, group.names.count)
            let names = group.names.prefix(UnusedFiles.named).joined(separator: ", ") + (rest > 0 ? ", …" : "")
            let pictures = group.pictures > 0 ? " (\(counted(group.pictures, "picture")))" : ""
            parts.append("\(counted(group.names.count, group.noun, group.plural)): \(names)\(pictures)")
        }
        if parts.isEmpty { return nil }
        let photographs = UnusedFiles.photographs.subtracting(Still.fileExtensions.map { $0.uppercased() })
        let advice =
            (photographs.isDisjoint(with: kinds.keys) ? "" : "; save photographs as JPEG")
            + (UnusedFiles.archives.isDisjoint(with: kinds.keys) ? "" : "; unpack archives")
        return "not used: " + parts.joined(separator: ", ") + advice
    }
}
