import Imaging
import Testing

@testable import Datasets

@Suite struct PixelTableTests {
    private let header = "label," + (1...784).map { "pixel\($0)" }.joined(separator: ",")

    private func line(_ label: String, _ pixels: [String]) -> String { ([label] + pixels).joined(separator: ",") }

    private func dataset(_ lines: [String]) -> Dataset {
        let table = CSVTable(bytes: Array(([header] + lines).joined(separator: "\n").utf8))
        return PixelTable(table, path: "m.csv").dataset(signer: "m", handShare: 0.5)
    }

    @Test func recognisesItsColumns() {
        #expect(PixelTable.matches(CSVTable(bytes: Array(header.utf8))))
        #expect(!PixelTable.matches(CSVTable(bytes: Array("file,label".utf8))))
        #expect(!PixelTable.matches(CSVTable(bytes: Array("label".utf8))))
    }

    @Test func readsPixelsRowByRow() throws {
        let set = dataset([line("24", (0..<784).map { String($0 % 256) })])
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

    @Test func passesOverBadLines() {
        let fine = [String](repeating: "9", count: 784)
        let set = dataset([
            line("0", fine), line("26", fine), line("x", fine), line("1", fine.dropLast()),
            line("1", fine.dropLast() + ["256"]), line("1", fine.dropLast() + ["-1"]),
        ])
        #expect(set.samples.map(\.label) == ["A"])
        #expect(
            set.skipped == [
                SkippedFile(name: "m.csv:3", reason: "has no label between 0 and 25"),
                SkippedFile(name: "m.csv:4", reason: "has no label between 0 and 25"),
                SkippedFile(name: "m.csv:5", reason: "has 784 fields, not 785"),
                SkippedFile(name: "m.csv:6", reason: "has a pixel that is not between 0 and 255"),
                SkippedFile(name: "m.csv:7", reason: "has a pixel that is not between 0 and 255"),
            ])
    }
}
