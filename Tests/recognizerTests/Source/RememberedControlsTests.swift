import Foundation
import TestSupport
import Testing

@Suite struct RememberedControlsTests {
    @Test func aBrokenFileIsToldOfAndKeepsNothingFromWorking() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Array("{".utf8), to: "fingerspell/cameras.json")
        let result = try await ProductRunner.run(
            "recognizer", ["--headless", "--camera", "a camera that nobody has"],
            environment: ["XDG_CONFIG_HOME": folder.url.path])
        #expect(result.status == 1)
        #expect(result.errorText.contains("fingerspell/cameras.json cannot be used"))
        #expect(result.errorText.contains("a camera that nobody has"))
    }
}
