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
