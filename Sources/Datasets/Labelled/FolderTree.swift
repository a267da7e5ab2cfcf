import Foundation
import Imaging

/// Pictures in folders: one per class, or one per signer with those inside.
enum FolderTree {
    /// What a folder is.
    enum Form: Equatable {
        /// Its folders are classes.
        case classes
        /// Its folders are signers.
        case signers
        /// Neither; the words say what is there instead.
        case other(String)
    }

    /// Looks at the folders within a folder.
    static func form(of folder: URL) -> Form {
        let folders = self.folders(in: folder)
        guard !folders.isEmpty else {
            return .other(pictures(in: folder).isEmpty ? "it is empty" : "pictures, but no folders")
        }
        if folders.contains(where: { !pictures(in: $0).isEmpty }) { return .classes }
        let inner = folders.flatMap { self.folders(in: $0) }
        if inner.contains(where: { !pictures(in: $0).isEmpty }) { return .signers }
        return .other("folders \(folders.prefix(3).map(\.lastPathComponent).joined(separator: ", ")) without pictures")
    }

    /// The pictures of a folder per class; all are of one unnamed signer, called after the folder.
    static func classListing(_ folder: URL) -> SampleListing {
        let signer = folder.standardizedFileURL.lastPathComponent
        return SampleListing(sources: sources(classesIn: folder, signer: signer, prefix: ""), namesSigners: false)
    }

    /// The pictures of folders per class within folders per signer.
    static func signerListing(_ folder: URL) -> SampleListing {
        let sources = folders(in: folder).flatMap { signer in
            self.sources(
                classesIn: signer, signer: signer.lastPathComponent, prefix: signer.lastPathComponent + "/")
        }
        return SampleListing(sources: sources, namesSigners: true)
    }

    private static func sources(classesIn folder: URL, signer: String, prefix: String) -> [SampleSource] {
        folders(in: folder).flatMap { classFolder in
            let name = classFolder.lastPathComponent
            return pictures(in: classFolder).map {
                SampleSource(
                    file: $0, name: "\(prefix)\(name)/\($0.lastPathComponent)", label: ClassName.label(name),
                    signer: signer)
            }
        }
    }

    private static func folders(in folder: URL) -> [URL] {
        contents(of: folder).filter {
            (try? $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true
        }
    }

    private static func pictures(in folder: URL) -> [URL] {
        contents(of: folder).filter { Still.fileExtensions.contains($0.pathExtension.lowercased()) }
    }

    private static func contents(of folder: URL) -> [URL] {
        let all = try? FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: [.isDirectoryKey], options: [.skipsHiddenFiles])
        return (all ?? []).sorted { $0.lastPathComponent < $1.lastPathComponent }
    }
}
