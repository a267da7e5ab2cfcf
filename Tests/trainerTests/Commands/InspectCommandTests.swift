import Foundation
import Imaging
import TestSupport
import Testing

@Suite struct InspectCommandTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func examinesAndDraws() async throws {
        try folder.writeDrawnTable(count: 4)
        let result = try await ProductRunner.run(
            "trainer", ["inspect", "--data", "set.csv", "--to", "sheet.png"], in: folder.url)
        #expect(result.status == 0, "\(result.errorText)")
        #expect(result.text.contains("12 pictures, 3 classes, 1 signer"))
        #expect(result.text.contains("classes: A 4, B 4, C 4"))
        #expect(result.text.contains("sizes: 28x28 (12)"))
        #expect(result.text.contains("warning: The set does not say whose hands it shows"))
        let sheet = try Still.readRGB(folder.file("sheet.png"))
        #expect(sheet.width > 1000 && sheet.height > 3 * 78)
    }

    @Test func examinesPartsAndComparesThem() async throws {
        try folder.writeDrawnTable("mnist/train.csv", count: 4)
        let copied = try String(contentsOf: folder.file("mnist/train.csv"), encoding: .utf8).split(separator: "\n")
        try folder.write(Array(copied.prefix(3).joined(separator: "\n").utf8), to: "mnist/test.csv")
        try folder.write([1], to: "mnist/notes.txt")
        let result = try await ProductRunner.run("trainer", ["inspect", "--data", "mnist"], in: folder.url)
        #expect(result.status == 0, "\(result.errorText)")
        #expect(result.errorText.contains("in parts: train.csv (train), test.csv (test)"))
        #expect(result.errorText.contains("not used: 1 TXT"))
        #expect(result.text.contains("mnist/train.csv: 12 pictures, 3 classes, 1 signer"))
        #expect(result.text.contains("mnist/test.csv: 2 pictures, 1 class, 1 signer"))
        #expect(result.text.contains("warning: 2 of 2 pictures of"))
    }

    @Test func unwritableSheetIsAnError() async throws {
        try folder.writeDrawnTable(count: 1)
        let result = try await ProductRunner.run(
            "trainer", ["inspect", "--data", "set.csv", "--to", "absent/sheet.png"], in: folder.url)
        #expect(result.status == 1)
        #expect(result.errorText.contains("absent/sheet.png"))
    }

    @Test func needsData() async throws {
        let result = try await ProductRunner.run("trainer", ["inspect"])
        #expect(result.status == 64)
        #expect(result.errorText.contains("--data"))
    }
}
