import FoundationEssentials
import Glibc
import Imaging

/// What is in a folder of pictures.
struct PictureListing {
    /// The pictures, in order.
    let pictures: [URL]
    /// What else is there, by kind and number; nil if there is nothing.
    let leftOut: String?

    /// Whether there is no folder, only a picture.
    let isOne: Bool

    /// Lists a folder; a path to a file is a picture of its own.
    init(path: String) throws(CaptureError) {
        let folder = URL(filePath: path, directoryHint: .isDirectory)
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            var isFolder = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw .noSuchFile(path: path)
            }
            guard !isFolder else { throw .noFolderPermission(path: path) }
            (pictures, leftOut, isOne) = ([URL(filePath: path)], nil, true)
            return
        }
        // A folder that may only be listed shows names, and nothing of what they stand for.
        guard access(path, X_OK) == 0 else { throw .noFolderPermission(path: path) }
        var (found, others): ([NaturalName], [String: Int]) = ([], [:])
        for name in names {
            if let kind = Self.otherKind(of: name, in: folder) {
                others[kind, default: 0] += 1
            } else {
                found.append(NaturalName(name))
            }
        }
        isOne = false
        pictures = found.sorted().map { folder.appending(path: $0.text) }
        leftOut = others.isEmpty ? nil : Self.words(others)
        guard !pictures.isEmpty else { throw .noPictures(path: path, leftOut: leftOut) }
    }

    /// The kind of what is no picture, in words for one of it; nil for a picture, also behind a link.
    private static func otherKind(of name: String, in folder: URL) -> String? {
        if name.hasPrefix(".") { return "hidden file" }
        var status = stat()
        guard stat(folder.appending(path: name).path, &status) == 0 else { return "broken link" }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return "folder"
        case S_IFREG: break
        default: return "device or pipe"
        }
        let ending = URL(filePath: name).pathExtension
        if Still.fileExtensions.contains(ending.lowercased()) { return nil }
        return ending.isEmpty ? "file without an ending" : ending.uppercased()
    }

    private static func words(_ others: [String: Int]) -> String {
        others.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { kind, count in
            // An ending, in capitals, has no plural.
            let isEnding = kind == kind.uppercased()
            let plural =
                kind == "device or pipe"
                ? "devices or pipes" : kind.hasPrefix("file ") ? "files without an ending" : kind + "s"
            return "\(count) \(count == 1 || isEnding ? kind : plural)"
        }
        .joined(separator: ", ")
    }
}

/// A name that sorts as people expect: 2 before 10, and upper case next to lower case.
struct NaturalName: Comparable {
    /// The name itself.
    let text: String
    private let parts: [Part]

    /// The parts that are compared: whole numbers by their digits without leading zeros, and single characters.
    private enum Part: Comparable {
        case number(length: Int, digits: String)
        case character(Character)
    }

    /// Splits a name into parts.
    init(_ text: String) {
        self.text = text
        var parts: [Part] = []
        var rest = text.lowercased()[...]
        while let first = rest.first {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            if digits.isEmpty {
                parts.append(.character(first))
                rest = rest.dropFirst()
            } else {
                let number = String(digits.drop { $0 == "0" })
                parts.append(.number(length: number.count, digits: number))
                rest = rest[digits.endIndex...]
            }
        }
        self.parts = parts
    }

    static func < (first: NaturalName, second: NaturalName) -> Bool {
        first.parts == second.parts ? first.text < second.text : first.parts.lexicographicallyPrecedes(second.parts)
    }
}
