import Foundation
import RecognitionSupport
import TestSupport
import Testing

@Suite struct DemoTests {
    /// A folder with a model and a demo where the program looks for them.
    private func stage() throws -> Stage {
        let stage = try Stage()
        let models = stage.file("models")
        try FileManager.default.createDirectory(at: models, withIntermediateDirectories: true)
        try PatternModel.write(to: models.appending(path: "letters.safetensors"))
        for name in ["spelling.safetensors", "english.language"] {
            try FileManager.default.copyItem(
                at: TestData.repository.appending(path: "models/\(name)"), to: models.appending(path: name))
        }
        try Film.write([.show("H"), .show("I"), .nothing(100)], to: models.appending(path: "demo.mkv"))
        return stage
    }

    @Test func theDemoIsPlayedOnceWithoutAWindow() async throws {
        let stage = try stage()
        let result = try await stage.startElsewhere(["--demo", "--headless", "--speed", "max"]).result()
        #expect(result.text == "HI\n")
        #expect(result.status == 0)
    }

    @Test(.enabled(if: XServer.isInstalled, "Xvfb is not installed"))
    func theDemoIsPlayedAgainAndAgainInAWindow() async throws {
        let (stage, server) = (try stage(), try XServer(width: 1024, height: 768))
        let child = try stage.startElsewhere(["--demo"], environment: ["DISPLAY": server.display])
        try await child.waitForOutput("HI\nHI\n")
        child.send(SIGTERM)
        let result = try await child.result()
        #expect(result.status == 0 && !result.wasSignalled)
        #expect(result.errorText == "")
    }

    @Test(.enabled(if: ShippedFiles.areThere, "the demo or the model is not here yet"))
    func theBundledDemoIsReadByTheShippedModel() async throws {
        let result = try await ProductRunner.run(
            "recognizer", ["--demo", "--headless", "--speed", "max", "--model", ShippedFiles.model.path],
            environment: Stage.environment)
        #expect(result.text == "HELLO\n")
        #expect(result.status == 0)
    }
}

/// What ships in `models`.
private enum ShippedFiles {
    static let model = TestData.repository.appending(path: "models/letters.safetensors")
    static let demo = TestData.repository.appending(path: "models/demo.mkv")
    static let areThere = [model, demo].allSatisfy { FileManager.default.fileExists(atPath: $0.path) }
}
