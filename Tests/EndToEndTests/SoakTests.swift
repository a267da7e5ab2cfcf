import Foundation
import TestSupport
import Testing

/// A short soak; `tools/soak` runs a long one.
@Suite struct SoakTests {
    private let tool = TestData.repository.appending(path: "tools/soak")

    @Test func memoryStaysFlatAndNoLetterIsMissed() async throws {
        let recognizer = try ProductRunner.executable("recognizer").path
        let soak = try ChildProcess(tool, ["2000", recognizer], environment: Stage.environment)
        let result = try await soak.result()
        #expect(result.status == 0, "\(result.text)\n\(result.errorText)")
        #expect(result.text.contains("letters missed: 0"))
    }

    @Test func saysHowItIsCalled() async throws {
        let result = try await ChildProcess(tool, ["many"]).result()
        #expect(result.status == 64)
        #expect(result.errorText.contains("Usage: tools/soak [FRAMES] [RECOGNIZER]"))
    }
}
