import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct CSVTableTests {
    @Test func placesLieWherePicturesAre() {
        let table = CSVTable(bytes: Array("x\n12.5\n-100000\n100001\n1e300\nnan\nword\n".utf8))
        var places: [Double?] = []
        table.forEach { places.append($0.place(0)) }
        #expect(places == [12.5, -100_000, nil, nil, nil, nil])
    }

    private func records(_ text: String) -> [(line: Int, fields: [String?])] {
        var found: [(line: Int, fields: [String?])] = []
        CSVTable(bytes: Array(text.utf8)).forEach { record in
            found.append((record.line, (0..<record.count).map { record.text($0) }))
        }
        return found
    }

    @Test func splitsFieldsAndNumbersLines() {
        let found = records("a,b\n1,2\n\n3,,5\n")
        #expect(found.map(\.line) == [2, 4])
        #expect(found.map(\.fields) == [["1", "2"], ["3", "", "5"]])
    }

    @Test func readsColumnNames() throws {
        let table = CSVTable(bytes: Array("file,letter\r\nx,A\r\n".utf8))
        #expect(table.columns == ["file", "letter"])
        #expect(try table.column("letter", in: "t.csv") == 1)
        #expect(throws: DatasetError.missingColumn(path: "t.csv", column: "side", found: ["file", "letter"])) {
            try table.column("side", in: "t.csv")
        }
    }

    @Test func leavesOutWindowsLineEndsAndTheByteOrderMark() {
        let table = CSVTable(bytes: [0xEF, 0xBB, 0xBF] + Array("file\r\none.jpg\r\n".utf8))
        #expect(table.columns == ["file"])
        var names: [String?] = []
        table.forEach { names.append($0.text(0)) }
        #expect(names == ["one.jpg"])
    }

    @Test func takesQuotedFieldsApart() {
        #expect(records("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n").first?.fields == ["x, y", "say \"hi\""])
    }

    @Test(arguments: [
        "a,b\r\n1,2\r\n", "a,b\r1,2\r", "a;b\n1;2\n", "a\tb\n1\t2\n", "\"a\",\"b\"\n\"1\",\"2\"\n",
        " a , b \n 1 ,\t2 \n",
        "\n\na,b\n1,2\n,,\n", "sep=;\r\na;b\r\n1;2\r\n",
    ])
    func readsWhatOtherProgramsWrite(text: String) {
        #expect(CSVTable(bytes: Array(text.utf8)).columns == ["a", "b"])
        #expect(records(text).map(\.fields) == [["1", "2"]])
    }

    @Test func readsTwoBytesACharacter() throws {
        let bytes = try #require("\u{FEFF}a\tb\r\n1\tÄ\r\n".data(using: .utf16LittleEndian))
        let table = CSVTable(bytes: [UInt8](bytes))
        #expect(table.columns == ["a", "b"])
        table.forEach { #expect($0.text(1) == "Ä") }
    }

    @Test func separatorsAndLineEndsInQuotesAreText() {
        let found = records("a,b\n\"1\n2\",\"x;y,z\"\n3,4\n")
        #expect(found.map(\.fields) == [["1\n2", "x;y,z"], ["3", "4"]])
        #expect(found.map(\.line) == [2, 4])
    }

    @Test func aQuoteWithoutItsTwinIsALetter() {
        #expect(records("a,b\n\"1,2\n3,4\n").map(\.fields) == [["\"1", "2"], ["3", "4"]])
    }

    @Test func findsColumnsInAnyCase() throws {
        #expect(try CSVTable(bytes: Array("File, LETTER\n".utf8)).column("letter", in: "t.csv") == 1)
    }

    @Test(arguments: [("1,5;x", 1.5), ("1.5;x", 1.5), ("1.000,5;x", nil)] as [(String, Double?)])
    func aDecimalCommaNeedsAnotherSeparator(line: String, expected: Double?) {
        CSVTable(bytes: Array("a;b\n\(line)\n".utf8)).forEach { #expect($0.number(0) == expected) }
        CSVTable(bytes: Array("a,b\n\"1,5\",x\n".utf8)).forEach { #expect($0.number(0) == nil) }
    }

    @Test func whatIsNoTextIsNoTable() throws {
        let folder = try TemporaryFolder()
        for (bytes, words) in [([0x50, 0x4B, 3, 4], "unpack"), ([0x61, 0, 1], "no text")] as [([UInt8], String)] {
            let url = try folder.write(bytes, to: "t.csv")
            #expect { try CSVTable(contentsOf: url) } throws: { "\($0)".contains(words) }
        }
    }

    @Test func lastLineNeedsNoEnd() {
        #expect(records("a\n1\n2").map(\.fields) == [["1"], ["2"]])
    }

    @Test func nothingGivesNoColumnsAndNoLines() {
        #expect(CSVTable(bytes: []).columns == [])
        #expect(records("").isEmpty)
        #expect(records("a,b").isEmpty)
    }

    @Test(
        arguments: [
            ("12.5", 12.5), ("-3", -3), ("", nil), ("x", nil), ("nan", nil), ("inf", nil), ("1e400", nil),
        ] as [(String, Double?)])
    func readsFiniteNumbersOnly(text: String, expected: Double?) {
        var found: Double??
        CSVTable(bytes: Array("a,b\n\(text),x".utf8)).forEach { found = $0.number(0) }
        #expect(found == .some(expected))
    }

    @Test(
        arguments: [
            ("0", 0), ("255", 255), ("999999", 999_999), ("1000000", nil), ("-1", nil), ("1.0", 1), ("1.5", nil),
            ("", nil),
        ]
            as [(String, Int?)])
    func readsWholeNumbersOnly(text: String, expected: Int?) {
        var found: Int??
        CSVTable(bytes: Array("a,b\n\(text),x".utf8)).forEach { found = $0.integer(0) }
        #expect(found == .some(expected))
    }

    @Test func fieldsBeyondTheLineAreAbsent() {
        CSVTable(bytes: Array("a,b,c\n1".utf8)).forEach { record in
            #expect(record.text(1) == nil)
            #expect(record.number(2) == nil)
            #expect(record.integer(2) == nil)
        }
    }
}
