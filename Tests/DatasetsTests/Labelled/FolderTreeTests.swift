import Foundation
import Imaging
import TestSupport
import Testing

@testable import Datasets

@Suite struct FolderTreeTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func foldersWithPicturesAreClasses() throws {
        try folder.write([1], to: "A/1.jpg")
        try folder.write([1], to: "b/2.PNG")
        #expect(FolderTree.form(of: folder.url) == .classes)
        let listing = FolderTree.classListing(folder.url)
        #expect(listing.sources.map(\.name) == ["A/1.jpg", "b/2.PNG"])
        #expect(listing.sources.map(\.label) == ["A", "B"])
        #expect(Set(listing.sources.map(\.signer)) == [folder.url.lastPathComponent])
        #expect(!listing.namesSigners)
    }

    @Test func foldersOfFoldersWithPicturesAreSigners() throws {
        try folder.write([1], to: "bob/A/2.jpg")
        try folder.write([1], to: "bob/A/1.jpg")
        try folder.write([1], to: "ann/nothing/1.jpeg")
        #expect(FolderTree.form(of: folder.url) == .signers)
        let listing = FolderTree.signerListing(folder.url)
        #expect(listing.sources.map(\.name) == ["ann/nothing/1.jpeg", "bob/A/1.jpg", "bob/A/2.jpg"])
        #expect(listing.sources.map(\.signer) == ["ann", "bob", "bob"])
        #expect(listing.sources.map(\.label) == ["nothing", "A", "A"])
        #expect(listing.namesSigners)
    }

    @Test func onlyPicturesCount() throws {
        try folder.write([1], to: "A/notes.txt")
        try folder.write([1], to: "A/.hidden.jpg")
        #expect(FolderTree.form(of: folder.url) == .other("folders A without pictures"))
    }

    @Test func saysWhatIsThereInstead() throws {
        #expect(FolderTree.form(of: folder.url) == .other("it is empty"))
        try folder.write([1], to: "1.jpg")
        #expect(FolderTree.form(of: folder.url) == .other("pictures, but no folders"))
    }

    @Test func filesBesideTheClassesAreLeftOut() throws {
        try folder.write([1], to: "A/1.jpg")
        try folder.write([1], to: "stray.jpg")
        #expect(FolderTree.classListing(folder.url).sources.count == 1)
    }
}
