import Imaging
import Testing

@testable import Datasets

@Suite struct PixelTableTests {
    private let header = "label," + (1...784).map { "pixel\($0)" }.joined(separator: ",")

    private func line(_ label: String, _ pixels: [String]) -> String { ([label] + pixels).joined(separator: ",") }

    private func dataset(_ lines: [String]) throws -> Dataset {
        let table = CSVTable(bytes: Array(([header] + lines).joined(separator: "\n").utf8))
        return try PixelTable(table, path: "m.csv").dataset(signer: "m", handShare: 0.5)
    }

    @Test func recognisesItsColumns() {
        #expect(PixelTable.matches(CSVTable(bytes: Array(header.utf8))))
        #expect(!PixelTable.matches(CSVTable(bytes: Array("file,label".utf8))))
        #expect(!PixelTable.matches(CSVTable(bytes: Array("label".utf8))))
    }

    @Test func readsPixelsRowByRow() throws {
        let set = try dataset([line("24", (0..<784).map { String($0 % 256) })])
        let sample = try #require(set.samples.first)
        #expect(sample.label == "Y")
        #expect(sample.signer == "m")
        #expect(sample.name == "m:2")
        #expect(sample.image.width == 28 && sample.image.height == 28)
        #expect(sample.image[1, 0] == 1)
        #expect(sample.image[0, 1] == 28)
        #expect(sample.region == Region(x: 7, y: 7, width: 14, height: 14))
        #expect(!set.namesSigners)
    }

    @Test func columnsMayLieAnywhere() throws {
        // An index first, the label last, pixels from 0 and in another order.
        let names = (0..<784).reversed().map { "Pixel\($0)" }
        let pixels = (0..<784).reversed().map { String($0 % 256) }
        let text =
            ([""] + names + ["Label"]).joined(separator: ";") + "\r" + (["7"] + pixels + ["b"]).joined(separator: ";")
        let set = try PixelTable(CSVTable(bytes: Array(text.utf8)), path: "m.csv").dataset(signer: "m", handShare: 0.5)
        #expect(set.samples.map(\.label) == ["B"])
        #expect(set.samples.first?.image.pixels == (0..<784).map { UInt8($0 % 256) })
    }

    @Test func missingColumnsAreNamed() {
        func table(_ names: [String]) throws -> PixelTable {
            try PixelTable(CSVTable(bytes: Array(names.joined(separator: ",").utf8)), path: "m.csv")
        }
        let all = (1...784).map { "pixel\($0)" }
        #expect(throws: DatasetError.missingColumn(path: "m.csv", column: "label", found: all)) { try table(all) }
        let gap = ["label"] + all.filter { $0 != "pixel9" }
        #expect(throws: DatasetError.missingColumn(path: "m.csv", column: "pixel9", found: gap)) { try table(gap) }
        #expect(throws: DatasetError.self) { try table(["label"] + all.prefix(400)) }
    }

    @Test func passesOverBadLines() throws {
        let fine = [String](repeating: "9", count: 784)
        let set = try dataset([
            line("0", fine), line("26", fine), line("xy", fine), line("1", fine.dropLast()),
            line("1", fine.dropLast() + ["256"]), line("1", fine.dropLast() + ["-1"]),
        ])
        #expect(set.samples.map(\.label) == ["A"])
        #expect(
            set.skipped == [
                SkippedFile(
                    name: "m.csv:3", reason: "has “26” in the column label, which is no letter and not between 0 and 25"
                ),
                SkippedFile(
                    name: "m.csv:4", reason: "has “xy” in the column label, which is no letter and not between 0 and 25"
                ),
                SkippedFile(name: "m.csv:5", reason: "has 784 fields, not 785"),
                SkippedFile(
                    name: "m.csv:6", reason: "has “256” in the column pixel784, which is no whole number from 0 to 255"),
                SkippedFile(
                    name: "m.csv:7", reason: "has “-1” in the column pixel784, which is no whole number from 0 to 255"),
            ])
    }
}
