import FoundationEssentials
import Glibc
import Imaging

/// A folder with all that lies in it.
///
/// Links are followed, but for those that lead back to a folder above.
struct FolderContents: Sendable {
    /// Where it lies.
    let url: URL
    /// Pictures, by name.
    private(set) var pictures: [URL] = []
    /// Tables: files that end with `.csv`, by name.
    private(set) var tables: [URL] = []
    /// Further files that are not hidden, by name.
    private(set) var others: [URL] = []
    /// Folders that are not hidden, by name.
    private(set) var folders: [FolderContents] = []
    /// Number of hidden files and folders.
    private(set) var hidden = 0
    /// What could not be looked into, and why.
    private(set) var flaws: [SkippedFile] = []

    /// The folder's name.
    var name: String { url.standardizedFileURL.lastPathComponent }

    /// The folder's pictures and those of the folders in it.
    var allPictures: [URL] { pictures + folders.flatMap(\.allPictures) }

    /// All files of the folder that are not hidden.
    var files: [URL] { pictures + tables + others }

    /// Whether the path of a file or folder in it, however deep, passes a test.
    func contains(where test: (String) -> Bool) -> Bool {
        (files + folders.map(\.url)).contains { test($0.standardizedFileURL.path) }
            || folders.contains { $0.contains(where: test) }
    }

    /// Whether there are pictures or tables in it, however deep.
    var holdsSomething: Bool { !pictures.isEmpty || !tables.isEmpty || folders.contains(where: \.holdsSomething) }

    /// Whether there are pictures in it, however deep.
    var holdsPictures: Bool { !pictures.isEmpty || folders.contains(where: \.holdsPictures) }

    /// The flaws of the folder and of those in it.
    var allFlaws: [SkippedFile] { flaws + folders.flatMap(\.allFlaws) }

    /// Looks into a folder.
    ///
    /// - Throws: `DatasetError.noPermission` when it may not be read.
    init(of url: URL) throws(DatasetError) {
        self.url = url
        guard read(above: []) else { throw .noPermission(path: url.path) }
    }

    private init(at url: URL) { self.url = url }

    /// Returns whether the folder could be read.
    private mutating func read(above: Set<FileIdentity>) -> Bool {
        // A folder that may only be listed shows names, and nothing of what they stand for.
        guard access(url.path, X_OK) == 0, let names = try? FileManager.default.contentsOfDirectory(atPath: url.path)
        else { return false }
        var above = above
        if let identity = FileIdentity(of: url) { above.insert(identity) }
        for name in names.sorted() {
            let entry = url.appendingPathComponent(name)
            guard !name.hasPrefix("."), name != "__MACOSX" else {
                hidden += 1
                continue
            }
            guard let identity = FileIdentity(of: entry) else {
                let isHidden = errno == EACCES
                let reason = isHidden ? "is a link that may not be followed" : "is a link that leads nowhere"
                flaws.append(SkippedFile(name: entry.path, reason: reason))
                continue
            }
            if identity.isFolder {
                add(folder: FolderContents(at: entry), identity: identity, above: above)
            } else if Still.fileExtensions.contains(entry.pathExtension.lowercased()) {
                pictures.append(entry)
            } else if entry.pathExtension.lowercased() == "csv" {
                tables.append(entry)
            } else {
                others.append(entry)
            }
        }
        return true
    }

    private mutating func add(folder: FolderContents, identity: FileIdentity, above: Set<FileIdentity>) {
        var folder = folder
        if above.contains(identity) {
            flaws.append(SkippedFile(name: folder.url.path, reason: "is a link back to a folder that it lies in"))
        } else if folder.read(above: above) {
            folders.append(folder)
        } else {
            flaws.append(SkippedFile(name: folder.url.path, reason: "is a folder that may not be read"))
        }
    }
}

/// What tells a file or folder from all others, whatever links lead to it.
private struct FileIdentity: Hashable {
    let device: UInt64
    let number: UInt64
    let isFolder: Bool

    /// Follows links; nil where they lead nowhere.
    init?(of url: URL) {
        var status = stat()
        guard stat(url.path, &status) == 0 else { return nil }
        device = UInt64(status.st_dev)
        number = UInt64(status.st_ino)
        isFolder = status.st_mode & S_IFMT == S_IFDIR
    }
}
