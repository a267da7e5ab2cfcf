import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct FolderContentsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.file(name).path, withDestinationPath: folder.file(target).path)
    }

    @Test func sortsFilesByKindAndName() throws {
        for name in ["b.JPG", "a.png", "t.csv", "notes.txt", ".hidden", "__MACOSX/._a.png", "inner/c.webp"] {
            try folder.write([1], to: "set/\(name)")
        }
        let contents = try FolderContents(of: folder.file("set"))
        #expect(contents.name == "set")
        #expect(contents.pictures.map(\.lastPathComponent) == ["a.png", "b.JPG"])
        #expect(contents.tables.map(\.lastPathComponent) == ["t.csv"])
        #expect(contents.others.map(\.lastPathComponent) == ["notes.txt"])
        #expect(contents.hidden == 2)
        #expect(contents.folders.map(\.name) == ["inner"])
        #expect(contents.allPictures.count == 3 && contents.allFlaws.isEmpty)
    }

    @Test func followsLinksToFoldersAndFiles() throws {
        try folder.write([1], to: "real/A/1.jpg")
        try folder.write([1], to: "set/B/1.jpg")
        try link("set/A", to: "real/A")
        try link("set/B/2.jpg", to: "real/A/1.jpg")
        try link("linked", to: "set")
        let contents = try FolderContents(of: folder.file("linked"))
        #expect(contents.allPictures.map(\.lastPathComponent) == ["1.jpg", "1.jpg", "2.jpg"])
    }

    @Test func refusesLoopsAndBrokenLinks() throws {
        try folder.write([1], to: "set/A/1.jpg")
        try link("set/A/back", to: "set")
        try link("set/A/gone.jpg", to: "nowhere")
        let contents = try FolderContents(of: folder.file("set"))
        #expect(contents.allPictures.count == 1)
        #expect(
            contents.allFlaws == [
                SkippedFile(
                    name: folder.file("set/A/back").path, reason: "is a link back to a folder that it lies in"),
                SkippedFile(name: folder.file("set/A/gone.jpg").path, reason: "is a link that leads nowhere"),
            ])
    }

    @Test(.enabled(if: getuid() != 0, "root may read everything"), arguments: [0, 0o400])
    func namesWhatMayNotBeRead(permissions: Int) throws {
        try folder.write([1], to: "set/A/1.jpg")
        try folder.write([1], to: "set/B/1.jpg")
        try FileManager.default.setAttributes(
            [.posixPermissions: permissions], ofItemAtPath: folder.file("set/A").path)
        defer {
            try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.file("set/A").path)
        }
        #expect(
            try FolderContents(of: folder.file("set")).allFlaws == [
                SkippedFile(name: folder.file("set/A").path, reason: "is a folder that may not be read")
            ])
        #expect(throws: DatasetError.noPermission(path: folder.file("set/A").path)) {
            try FolderContents(of: folder.file("set/A"))
        }
    }
}
