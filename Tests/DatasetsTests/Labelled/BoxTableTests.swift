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
        #expect(source.label == "b")
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
        ("1.jpg,A,ann,Left,1,1,x,2,", "has “x” in the column x1, which is no place in a picture"),
        ("1.jpg,A,ann,Left,,,,,", "has no hand box (x0, y0, x1, y1)"),
        ("1.jpg,A,ann,Left,1,1,,2,", "has an empty cell in x0, y0, x1 or y1"),
        ("1.jpg,A,ann,Left,3,1,2,2,", "has a hand box without a size (x1 has to be above x0, and y1 above y0)"),
        ("1.jpg,A,ann,Left,1,1,2,1,", "has a hand box without a size (x1 has to be above x0, and y1 above y0)"),
        ("1.jpg,A,ann,Left,-1e308,1,1e308,2,", "has “-1e308” in the column x0, which is no place in a picture"),
        ("1.jpg,A,ann,Left,1,1,2,100001,", "has “100001” in the column y1, which is no place in a picture"),
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
        #expect(throws: DatasetError.missingColumn(path: path, column: "file", found: ["letter", "signer"])) {
            _ = try listing("letter,signer\nA,ann\n")
        }
    }

    @Test(arguments: ["crops.csv", "mine.csv"]) func needsTheLetterColumn(name: String) throws {
        let path = folder.file(name).path
        #expect(throws: DatasetError.missingColumn(path: path, column: "letter", found: ["file", "label"])) {
            _ = try listing("file,label\n1.jpg,A\n", name: name)
        }
    }

    @Test func aTableWithoutLettersSaysSo() throws {
        #expect(try listing("file\n1.jpg\n", name: "other.csv").remarks.first?.contains("no column \"letter\"") == true)
    }

    @Test func aBoxNeedsAllItsColumns() throws {
        let path = folder.file("crops.csv").path
        #expect(
            throws: DatasetError.missingColumn(path: path, column: "y1", found: ["file", "letter", "x0", "y0", "x1"])
        ) { _ = try listing("file,letter,x0,y0,x1\n1.jpg,A,1,1,2\n") }
        #expect(try listing("file,letter\n1.jpg,A\n").remarks.first?.contains("no hand boxes") == true)
    }

    @Test func readsWhatAGermanSpreadsheetWrites() throws {
        let source = try #require(
            try listing("\u{FEFF}File;Letter;x0;y0;x1;y1\r\n\"1.jpg\";a;10,5;20;30;60\r\n").sources.first)
        #expect(source.box == Region(x: 10.5, y: 20, width: 19.5, height: 40))
        #expect(source.name == "1.jpg" && source.label == "a")
    }
}
