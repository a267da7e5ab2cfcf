import Foundation
import Imaging
import TestSupport
import Testing

@testable import Datasets

@Suite struct BoxTableTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func listing(_ text: String, name: String = "crops.csv") throws -> SampleListing {
        try BoxTable(CSVTable(bytes: Array(text.utf8)), at: folder.file(name)).listing()
    }

    private let joints = (0..<21).map { "\($0).5 \(100 - $0)" }.joined(separator: " ")

    @Test func readsEveryColumn() throws {
        let listing = try listing(
            """
            file,letter,signer,hand_found,side,x0,y0,x1,y1,valid_x0,landmarks
            p/1.jpg,b,ann,1,Right,10.5,20,30,60,0,\(joints)
            """)
        let source = try #require(listing.sources.first)
        #expect(source.name == "p/1.jpg")
        #expect(source.label == "B")
        #expect(source.signer == "ann")
        #expect(source.mirrored)
        #expect(source.box == Region(x: 10.5, y: 20, width: 19.5, height: 40))
        #expect(source.landmarks?.count == 21)
        #expect(source.landmarks?.first == SIMD2(0.5, 100))
        #expect(source.landmarks?.last == SIMD2(20.5, 80))
        #expect(listing.namesSigners)
        #expect(listing.skipped.isEmpty)
    }

    @Test func emptyLandmarksAreUnknown() throws {
        let listing = try listing("file,letter,signer,side,x0,y0,x1,y1,landmarks\n1.jpg,A,ann,,1,1,2,2,\n")
        #expect(listing.sources.count == 1)
        #expect(listing.sources.first?.landmarks == nil)
    }

    @Test func tableOfNegativesNamesNobody() throws {
        let listing = try listing("file,kind\nrooms/1.jpg,rooms\n", name: "negatives.csv")
        #expect(listing.sources.first?.label == "nothing")
        #expect(listing.sources.first?.signer == "rooms")
        #expect(listing.sources.first?.box == nil)
        #expect(!listing.namesSigners)
    }

    @Test func tableOfOtherHandsHasSignersButNoLetters() throws {
        let listing = try listing("file,signer,side,x0,y0,x1,y1\n1.jpg,bob,Left,1,2,3,4\n", name: "other.csv")
        #expect(listing.sources.first?.label == "nothing")
        #expect(listing.sources.first?.signer == "bob")
        #expect(listing.namesSigners)
    }

    @Test(arguments: [
        (",A,ann,Left,1,1,2,2,", "names no file"),
        ("1.jpg,,ann,Left,1,1,2,2,", "names no letter"),
        ("1.jpg,A,ann,Left,1,1,x,2,", "has no hand box (x0, y0, x1, y1)"),
        ("1.jpg,A,ann,Left,3,1,2,2,", "has no hand box (x0, y0, x1, y1)"),
        ("1.jpg,A,ann,Left,1,1,2,1,", "has no hand box (x0, y0, x1, y1)"),
        ("1.jpg,A,ann,Left,-1e308,1,1e308,2,", "has no hand box (x0, y0, x1, y1)"),
        ("1.jpg,A,ann,Left,1,1,2,100001,", "has no hand box (x0, y0, x1, y1)"),
        (
            "1.jpg,A,ann,Left,1,1,2,2," + (0..<21).map { "1e30 \($0)" }.joined(separator: " "),
            "has landmarks that are not 21 pairs of numbers"
        ),
        ("1.jpg,A,ann,Left,1,1,2,2,1 2 3", "has landmarks that are not 21 pairs of numbers"),
    ])
    func namesBadLines(line: String, reason: String) throws {
        let listing = try listing(
            "file,letter,signer,side,x0,y0,x1,y1,landmarks\nok.jpg,A,ann,Left,1,1,2,2,\n\(line)\n")
        #expect(listing.sources.map(\.name) == ["ok.jpg"])
        #expect(listing.skipped == [SkippedFile(name: folder.file("crops.csv").path + ":3", reason: reason)])
    }

    @Test func needsTheFileColumn() throws {
        let path = folder.file("crops.csv").path
        #expect(throws: DatasetError.missingColumn(path: path, column: "file")) {
            _ = try listing("letter,signer\nA,ann\n")
        }
    }

    @Test func looksForFilesBesideTheTableThenAbove() throws {
        try folder.write([1], to: "set/in.jpg")
        try folder.write([1], to: "set/sub/above.jpg")
        let table = try BoxTable(
            CSVTable(bytes: Array("file\nin.jpg\nset/in.jpg\nabsent.jpg\n".utf8)), at: folder.file("set/t.csv"))
        #expect(
            table.listing().sources.map(\.file.path) == [
                folder.file("set/in.jpg").path, folder.file("set/in.jpg").path, folder.file("set/absent.jpg").path,
            ])
    }
}
