import FoundationEssentials
import Recognition

/// Pictures in folders: one per class, or one per signer with those inside.
enum FolderTree {
    /// What the folders within a folder are; nil when they are neither classes nor signers.
    static func form(of folder: FolderContents) -> SetSource.Form? {
        let useful = folder.folders.filter(\.holdsPictures)
        // Pictures may lie deeper in the folder of a class, as of several sessions.
        if useful.contains(where: { !$0.pictures.isEmpty }) { return .classes(folder) }
        let signers = useful.filter { $0.folders.contains { isLabel($0) && $0.holdsPictures } }
        // A folder on its own is how an archive was unpacked, not a person.
        if signers.count > 1 { return .signers(folder) }
        return signers.isEmpty && useful.contains(where: isClass) ? .classes(folder) : nil
    }

    /// Whether folders that are called after classes lie in a folder, or in one of the folders in it.
    static func holdsClasses(_ folder: FolderContents) -> Bool {
        (folder.folders + folder.folders.flatMap(\.folders)).contains { isClass($0) && $0.holdsPictures }
    }

    private static func isLabel(_ folder: FolderContents) -> Bool {
        if case .label = ClassName(folder.name) { true } else { false }
    }

    fileprivate static func isClass(_ folder: FolderContents) -> Bool { ClassName(folder.name) != .unknown }

    /// The pictures of a folder per class; all are of one unnamed signer, called after the folder.
    static func classListing(_ folder: FolderContents) -> SampleListing {
        var listing = SampleListing(namesSigners: false)
        listing.add(classesIn: folder, signer: folder.name, prefix: "")
        return listing
    }

    /// The pictures of folders per class within folders per signer.
    static func signerListing(_ folder: FolderContents) -> SampleListing {
        var listing = SampleListing(namesSigners: true)
        for signer in folder.folders { listing.add(classesIn: signer, signer: signer.name, prefix: signer.name + "/") }
        return listing
    }

    /// The pictures of a folder, each called after its letter.
    static func namedListing(_ folder: FolderContents) -> SampleListing {
        let sources = folder.pictures.map { picture in
            SampleSource(
                file: picture, name: picture.lastPathComponent,
                label: ClassName.ofPicture(picture.deletingPathExtension().lastPathComponent) ?? "",
                signer: folder.name)
        }
        return SampleListing(sources: sources, namesSigners: false)
    }

    /// The pictures of a folder and of those in it, none of which shows a letter whatever the folders are called.
    static func negativeListing(_ folder: FolderContents) -> SampleListing {
        let useful = folder.folders.filter(\.holdsPictures)
        guard !useful.isEmpty else {
            let sources = folder.pictures.map {
                SampleSource(file: $0, name: $0.lastPathComponent, label: LetterLabels.nothing, signer: folder.name)
            }
            return SampleListing(sources: sources, namesSigners: false)
        }
        return useful.contains { !$0.pictures.isEmpty } ? classListing(folder) : signerListing(folder)
    }

    /// Whether every picture of a folder is called after a letter.
    static func isNamedByLetters(_ folder: FolderContents) -> Bool {
        !folder.pictures.isEmpty
            && folder.pictures.allSatisfy { ClassName.ofPicture($0.deletingPathExtension().lastPathComponent) != nil }
    }

    /// What a folder without a set holds instead.
    static func words(for folder: FolderContents) -> String {
        if !folder.pictures.isEmpty { return "pictures, but no folders" }
        var unused = UnusedFiles()
        unused.add(folder, used: [])
        let files = unused.text.map { " but " + $0 } ?? ""
        let names = folder.folders.filter(\.holdsSomething).map(\.name)
        if !names.isEmpty {
            return "the folders \(names.prefix(5).joined(separator: ", ")) are called after no letters"
        }
        if !files.isEmpty { return "no pictures that can be read," + files }
        return folder.folders.isEmpty ? "it is empty" : "its folders are empty"
    }
}

extension SampleListing {
    /// Lists the pictures of a folder per class.
    fileprivate mutating func add(classesIn folder: FolderContents, signer: String, prefix: String) {
        let start = folder.url.path.count + 1
        // A folder without pictures of its own and called after no class is another set.
        for inner in folder.folders where !inner.pictures.isEmpty || FolderTree.isClass(inner) {
            sources += inner.allPictures.map {
                SampleSource(file: $0, name: prefix + $0.path.dropFirst(start), label: inner.name, signer: signer)
            }
        }
    }
}
