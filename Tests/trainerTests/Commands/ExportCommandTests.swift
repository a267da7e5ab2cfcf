import Foundation
import NeuralNetwork
import TestSupport
import Testing

@Suite struct ExportCommandTests {
    /// Runs `body` with a model file in a folder of its own.
    static func withModel(_ body: (ModelFile, URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let model = ModelFile(
            network: Network(try .study(classes: 3), seed: 1), labels: ["A", "B", "C"], preprocessing: "{}")
        let url = folder.appending(path: "model.safetensors")
        try model.write(to: url)
        try await body(model, url)
    }

    @Test("ONNX is written beside the model") func onnx() async throws {
        try await Self.withModel { _, url in
            let result = try await ProductRunner.run("trainer", ["export", url.path, "--format", "onnx"])
            let written = url.deletingPathExtension().appendingPathExtension("onnx")
            #expect(result.status == 0 && result.lines == [written.path])
            // IR version 8, then the producer.
            let bytes = try Data(contentsOf: written)
            #expect(Array(bytes.prefix(4)) == [0x08, 8, 0x12, 11])
            #expect(bytes.range(of: Data("Softmax".utf8)) != nil)
        }
    }

    @Test("Safetensors comes out as it went in") func safetensors() async throws {
        try await Self.withModel { model, url in
            let copy = url.deletingLastPathComponent().appending(path: "copy.safetensors")
            let result = try await ProductRunner.run(
                "trainer", ["export", url.path, "--format", "safetensors", "--out", copy.path])
            #expect(result.status == 0)
            #expect(try ModelFile(contentsOf: copy) == model)
        }
    }

    @Test("A model is not written onto itself, and not read from nowhere") func refused() async throws {
        try await Self.withModel { _, url in
            #expect(
                try await ProductRunner.run("trainer", ["export", url.path, "--format", "safetensors"]).status == 64)
            let shipped = try await ProductRunner.run("trainer", ["export"])
            #expect(shipped.status == 64 && shipped.errorText.contains("--out"))
            let missing = try await ProductRunner.run("trainer", ["export", "/nonexistent.safetensors"])
            #expect(missing.status == 1 && missing.errorText.contains("/nonexistent.safetensors"))
        }
    }
}
