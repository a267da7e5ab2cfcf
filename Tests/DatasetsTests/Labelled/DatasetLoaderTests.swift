import Foundation
import Imaging
import TestSupport
import Testing
import TrainingSupport

@testable import Datasets

@Suite struct DatasetLoaderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func put(_ names: String...) throws { try folder.put(names) }

    private func load(_ name: String = "") throws -> Dataset {
        try DatasetLoader().load(name.isEmpty ? folder.url : folder.file(name))
    }

    @Test func foldersPerClass() throws {
        try put("A/1.png", "A/2.png", "b/1.png")
        let set = try load()
        #expect(set.samples.map(\.label) == ["A", "A", "B"])
        #expect(!set.namesSigners)
        // The hand fills the picture but for the margin.
        #expect(abs(set.samples[0].region.square(scaledBy: 1.2).width - 32) < 1e-9)
    }

    @Test func foldersPerSigner() throws {
        try put("ann/A/1.png", "bob/B/1.png", "bob/nothing/1.png")
        let set = try load()
        #expect(set.signers == ["ann", "bob"])
        #expect(set.labels == ["A", "B", "nothing"])
        #expect(set.namesSigners)
    }

    @Test func tableOfCrops() throws {
        try put("train/ann/A/1.png", "train/bob/B/1.png")
        try folder.write(
            Array(
                """
                file,letter,signer,hand_found,side,x0,y0,x1,y1,landmarks
                train/ann/A/1.png,A,ann,1,Left,8,8,24,24,
                train/bob/B/1.png,B,bob,1,Right,8,8,24,24,
                train/bob/B/2.png,B,bob,1,Right,8,8,24,24,
                """.utf8), to: "train/crops.csv")
        for name in ["train", "train/crops.csv"] {
            let set = try load(name)
            #expect(set.samples.map(\.signer) == ["ann", "bob"])
            #expect(set.samples.map(\.mirrored) == [false, true])
            #expect(set.samples[0].region == Region(x: 8, y: 8, width: 16, height: 16))
            #expect(set.skipped.map(\.name) == [folder.file("train/bob/B/2.png").path])
        }
    }

    @Test func aTableBesideItsFolderOfPictures() throws {
        try put("set/images/1.png", "set/images/2.png", "set/more/3.png")
        let text = "file,letter\nimages/1.png,A\nimages/2.png,B\n"
        try folder.write(Array(text.utf8), to: "set/labels.csv")
        let set = try load("set")
        #expect(set.samples.map(\.label) == ["A", "B"])
        #expect(set.remarks.contains("not used: 1 folder: more (1 picture)"))
        // Folders of letters go before a table that nobody has named.
        try put("set/C/4.png")
        try FileManager.default.removeItem(at: folder.file("set/images"))
        try FileManager.default.removeItem(at: folder.file("set/more"))
        #expect(try load("set").labels == ["C"])
    }

    @Test(arguments: [("data.yaml", "names: [A]\n", "a text that is no table"), ("a.csv", "\n", "an empty file")])
    func saysThatAFileIsNoTable(name: String, text: String, found: String) throws {
        let file = try folder.write(Array(text.utf8), to: name)
        #expect(throws: DatasetError.unrecognised(path: file.path, found: found)) { try load(name) }
    }

    @Test func tableOfNegatives() throws {
        try put("negatives/rooms/1.png")
        try folder.write(Array("file,kind\nnegatives/rooms/1.png,rooms\n".utf8), to: "negatives/negatives.csv")
        let set = try load("negatives")
        #expect(set.labels == ["nothing"])
        // As the default box on screen frames it: 0.7 of the shorter side with the margin.
        #expect(abs(set.samples[0].region.square(scaledBy: 1.2).width - 0.7 * 32) < 1e-9)
    }

    @Test func tableOfPixels() throws {
        try folder.writePixelTable("mnist/train.csv", letters: "AB", count: 2)
        #expect(try load("mnist/train.csv").samples.count == 4)
        try folder.writePixelTable("mnist/more.csv", letters: "C", count: 1)
        let both = try load("mnist")
        #expect(both.samples.count == 5)
        #expect(both.signers == ["more", "train"])
    }

    @Test func badFilesAreNamedCountedAndSkipped() throws {
        try put("A/1.png", "B/1.png")
        try folder.write([], to: "A/2.png")
        try folder.write(Array("x".utf8), to: "B/2.jpg")
        let set = try load()
        #expect(set.samples.count == 2)
        #expect(Set(set.skipped.map(\.name)) == [folder.file("A/2.png").path, folder.file("B/2.jpg").path])
        #expect(set.skipped.allSatisfy { !$0.reason.isEmpty })
    }

    @Test func allBadIsAnError() throws {
        try folder.write([], to: "A/1.png")
        try folder.write([], to: "B/1.png")
        let first = SkippedFile(name: folder.file("A/1.png").path, reason: "is empty")
        #expect(throws: DatasetError.allBad(path: folder.url.path, count: 2, first: first)) { try load() }
    }

    @Test func errorsNameThePath() throws {
        #expect(throws: DatasetError.missing(path: folder.file("x").path)) { try load("x") }
        #expect(throws: DatasetError.unrecognised(path: folder.url.path, found: "it is empty")) { try load() }
        try folder.write(Array("hello".utf8), to: "t.csv")
        #expect(
            throws: DatasetError.unknownTable(path: folder.file("t.csv").path, found: ["hello"])
        ) { try load("t.csv") }
        try folder.write(Array("file,letter\n".utf8), to: "crops.csv")
        #expect(throws: DatasetError.empty(path: folder.file("crops.csv").path)) { try load("crops.csv") }
        try FileManager.default.createSymbolicLink(at: folder.file("gone"), withDestinationURL: folder.file("x"))
        #expect(throws: DatasetError.missing(path: folder.file("gone").path)) { try load("gone") }
    }

    @Test func negativesAreNothingWhateverTheyAreCalled() throws {
        try put("rooms/1.png", "faces/A/1.png", "faces/2.png")
        let set = try DatasetLoader().loadNegatives(folder.url)
        #expect(set.samples.map(\.name) == ["faces/2.png", "faces/A/1.png", "rooms/1.png"])
        #expect(set.labels == ["nothing"] && !set.namesSigners)
        #expect(try DatasetLoader().loadNegatives(folder.file("rooms")).samples.count == 1)
        #expect(throws: DatasetError.unknownClasses(path: folder.url.path, names: ["faces", "rooms"])) { try load() }
    }

    @Test func whatIsNoLetterIsLeftOutAndCounted() throws {
        try put("A/1.png", "del/1.png", "del/2.png", "space/1.png", "7/1.png", "nothing/1.png")
        let set = try load()
        #expect(set.labels == ["A", "nothing"])
        #expect(set.remarks == ["not used: 3 classes that are no letters: 7, del, space (4 pictures)"])
    }

    @Test func unmistakableNamesAreReadAndSaid() throws {
        try put("A_hand/1.png", "Letter B/1.png", "c/1.png", "sign-D/1.png", "Buchstabe E/1.png", "letterF/1.png")
        let set = try load()
        #expect(set.labels == ["A", "B", "C", "D", "E", "F"])
        #expect(
            set.remarks == [
                "taken for letters: A_hand as A, Buchstabe E as E, Letter B as B, letterF as F, sign-D as D"
            ])
    }

    @Test func otherNamesAreRefused() throws {
        try put("A/1.png", "cats/1.png", "dogs/1.png")
        #expect(throws: DatasetError.unknownClasses(path: folder.url.path, names: ["cats", "dogs"])) { try load() }
        try folder.write(Array("file,letter\nA/1.png,Ä\nA/1.png,A\n".utf8), to: "crops.csv")
        #expect(throws: DatasetError.unknownClasses(path: folder.url.path, names: ["Ä"])) { try load() }
    }

    /// The rows of one of the photographs' tables, without its header.
    private func rows(of table: String) throws -> [[Substring]] {
        let root = try #require(TestData.photographs)
        let text = try String(contentsOf: root.appending(path: table), encoding: .utf8)
        return text.split(whereSeparator: \.isNewline).dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
    }

    @Test(.enabled(if: TestData.photographs != nil)) func photographs() throws {
        let root = try #require(TestData.photographs)
        let rows = try rows(of: "validation/crops.csv")
        let set = try DatasetLoader().load(root.appending(path: "validation"))
        #expect(set.samples.count == rows.count && rows.count > 1000)
        #expect(Set(set.signers) == Set(rows.map { String($0[2]) }))
        #expect(set.skipped.isEmpty)
        #expect(Set(set.samples.filter(\.mirrored).map(\.signer)) == ["carbonara"])
        let unknown = rows.count { $0[3] == "0" }
        #expect(set.samples.count { $0.landmarks == nil } == unknown)
    }

    @Test(.enabled(if: TestData.photographs != nil)) func photographsWithoutLetters() throws {
        let root = try #require(TestData.photographs)
        let negatives = try DatasetLoader().loadNegatives(root.appending(path: "negatives"))
        let rows = try rows(of: "negatives/negatives.csv")
        #expect(negatives.samples.count == rows.count && !negatives.namesSigners)
        #expect(Set(negatives.signers) == Set(rows.map { String($0[1]) }))
        let other = try DatasetLoader().loadNegatives(root.appending(path: "other"))
        #expect(try other.samples.count == self.rows(of: "other/other.csv").count && other.namesSigners)
        #expect(negatives.labels == ["nothing"] && other.labels == ["nothing"])
    }
}
