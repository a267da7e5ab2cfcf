import Foundation

/// A file that holds the bytes of one run, for what reads nothing but files.
struct FuzzFile: ~Copyable {
    /// A folder of its own.
    let folder: URL
    /// The file.
    let url: URL

    /// Writes the bytes; nil when the system has no room for them.
    init?(_ bytes: UnsafeRawBufferPointer, name: String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "fingerspell-fuzz-\(UUID())")
        let url = folder.appending(path: name)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(bytes).write(to: url)
        } catch {
            try? FileManager.default.removeItem(at: folder)
            return nil
        }
        self.folder = folder
        self.url = url
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}
