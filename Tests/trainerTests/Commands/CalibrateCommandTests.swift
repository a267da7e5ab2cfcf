import Foundation
import Imaging
import TestSupport
import Testing
import TrainingSupport

@Suite struct CalibrateCommandTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(_ arguments: [String]) async throws -> ProcessResult {
        try await ProductRunner.run("trainer", arguments, in: folder.url)
    }

    @Test func theModelRemembersTheThreshold() async throws {
        try folder.writeDrawnTable()
        try folder.writeDrawnTable("walls.csv", letters: "D", count: 40)
        let trained = try await run([
            "--data", "set.csv", "--negatives", "walls.csv", "--network", "study", "--epochs", "6", "--batch", "4",
            "--out", "m.safetensors",
        ])
        #expect(trained.status == 0, "\(trained.errorText)")
        let result = try await run([
            "calibrate", "--model", "m.safetensors", "--data", "set.csv", "--negatives", "walls.csv",
        ])
        #expect(result.status == 0, "\(result.errorText)")
        let evaluated = try await run(["evaluate", "--model", "m.safetensors", "--data", "set.csv", "--json"])
        let figures = try #require(try JSONSerialization.jsonObject(with: evaluated.output) as? [String: Any])
        let (confidence, nothing) = (
            try #require(figures["threshold"] as? Double), try #require(figures["doubt"] as? Double)
        )
        #expect(result.text.contains("from a confidence of \(Float(confidence)) on"))
        #expect(result.text.contains("a probability of \(Float(nothing)) for nothing"))
    }

    @Test func takesFoldersOfAnyNameWithoutLetters() async throws {
        try folder.writeDrawnTable()
        let trained = try await run([
            "--data", "set.csv", "--network", "study", "--epochs", "2", "--batch", "4", "--out", "m.safetensors",
        ])
        #expect(trained.status == 0, "\(trained.errorText)")
        for name in ["kitchens", "faces of nobody"] {
            let rooms = folder.file("rooms/\(name)")
            try FileManager.default.createDirectory(at: rooms, withIntermediateDirectories: true)
            try PNG.write(Drawn.image("D", number: name.count), to: rooms.appending(path: "1.png"))
        }
        let result = try await run([
            "calibrate", "--model", "m.safetensors", "--data", "set.csv", "--negatives", "rooms",
        ])
        #expect(result.status == 0, "\(result.errorText)")
        #expect(result.text.contains("from a confidence of"))
    }

    @Test func needsPicturesWithoutLetters() async throws {
        let result = try await run(["calibrate", "--model", "m.safetensors", "--data", "set.csv"])
        #expect(result.status == 64)
        #expect(result.errorText.contains("pass --negatives"))
    }
}
