import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct FolderTreeTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func put(_ names: String...) throws { for name in names { try folder.write([1], to: name) } }

    private func listing() throws -> SampleListing {
        let contents = try FolderContents(of: folder.url)
        switch try SetLayout.of(contents) {
        case .whole(let source): return try DatasetLoader().listing(source.form)
        case .parts: return SampleListing()
        }
    }

    private func refusal() throws -> String? {
        do {
            _ = try listing()
            return nil
        } catch let DatasetError.unrecognised(_, found) {
            return found
        }
    }

    @Test func foldersWithPicturesAreClasses() throws {
        try put("A/1.jpg", "b/2.PNG", "b/3.jfif")
        let listing = try listing()
        #expect(listing.sources.map(\.name) == ["A/1.jpg", "b/2.PNG", "b/3.jfif"])
        #expect(listing.sources.map(\.label) == ["A", "b", "b"])
        #expect(Set(listing.sources.map(\.signer)) == [folder.url.lastPathComponent])
        #expect(!listing.namesSigners)
    }

    @Test func foldersOfFoldersWithPicturesAreSigners() throws {
        try put("bob/A/2.jpg", "bob/A/1.jpg", "ann/nothing/1.jpeg")
        let listing = try listing()
        #expect(listing.sources.map(\.name) == ["ann/nothing/1.jpeg", "bob/A/1.jpg", "bob/A/2.jpg"])
        #expect(listing.sources.map(\.signer) == ["ann", "bob", "bob"])
        #expect(listing.sources.map(\.label) == ["nothing", "A", "A"])
        #expect(listing.namesSigners)
    }

    @Test func signersMayBeCalledLikeLetters() throws {
        try put("A/a/1.jpg", "A/b/1.jpg", "B/a/1.jpg")
        #expect(try listing().sources.map { $0.signer + $0.label } == ["Aa", "Ab", "Ba"])
    }

    @Test func classesMayHaveFolders() throws {
        try put("A/monday/1.jpg", "A/1/2.jpg", "B/monday/1.jpg")
        let listing = try listing()
        #expect(listing.sources.map(\.name) == ["A/1/2.jpg", "A/monday/1.jpg", "B/monday/1.jpg"])
        #expect(listing.sources.map(\.label) == ["A", "A", "B"])
        #expect(!listing.namesSigners)
    }

    @Test func archivesAreUnpackedIntoFolders() throws {
        try put("archive/data/set/A/1.jpg", "archive/data/set/B/1.jpg", "archive/readme.txt", "archive/docs/x.pdf")
        #expect(try listing().sources.map(\.name) == ["A/1.jpg", "B/1.jpg"])
    }

    @Test func aSetWithinASetIsNotReadTwice() throws {
        try put("a/1.jpg", "b/1.jpg", "asl_dataset/a/1.jpg", "asl_dataset/b/1.jpg")
        #expect(try listing().sources.map(\.name) == ["a/1.jpg", "b/1.jpg"])
    }

    @Test func picturesMayBeCalledAfterTheirLetters() throws {
        try put("A_test.jpg", "b1.jpg", "nothing_test.jpg")
        #expect(try listing().sources.map(\.label) == ["A", "b", "nothing"])
        try put("download.jpg")
        #expect(try refusal() == "pictures, but no folders")
    }

    @Test func saysWhatIsThereInstead() throws {
        #expect(try refusal() == "it is empty")
        try put("A/.hidden.jpg")
        #expect(try refusal() == "no pictures that can be read, but not used: 1 hidden, 1 folder without pictures: A")
        try put("A/1.DNG", "A/archive.zip")
        let found = try refusal() ?? ""
        #expect(found.contains("1 DNG") && found.contains("1 ZIP"))
        #expect(found.hasSuffix("save photographs as JPEG; unpack archives"))
    }

    @Test func severalSetsAreNotMixed() throws {
        try put("one/old/A/1.jpg", "two/new/A/1.jpg")
        #expect(throws: DatasetError.ambiguous(path: folder.url.path, folders: ["one", "two"])) { try listing() }
    }
}
