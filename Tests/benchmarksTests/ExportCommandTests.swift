import Foundation
import NeuralNetwork
import TestSupport
import Testing

@testable import benchmarks

@Suite struct ExportCommandTests {
    @Test("Writes both networks in both forms, with an example that they agree on") func export() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try await ProductRunner.run("benchmarks", ["export", folder.path])
        #expect(result.status == 0)
        let again = try await ProductRunner.run("benchmarks", ["export", folder.path])
        #expect(again.status == 1 && again.errorText.contains("study.safetensors exists already"))
        #expect(try await ProductRunner.run("benchmarks", ["export", folder.path, "--force"]).status == 0)
        for network in MeasuredNetwork.allCases {
            let base = folder.appending(path: network.rawValue)
            #expect(FileManager.default.fileExists(atPath: base.appendingPathExtension("onnx").path))
            let model = try ModelFile(contentsOf: base.appendingPathExtension("safetensors"))
            #expect(try model == network.model())
            let example = try JSONDecoder().decode(
                ExportCommand.Example.self, from: Data(contentsOf: base.appendingPathExtension("json")))
            #expect(example.input == MeasuredNetwork.input(2500))
            #expect(abs(example.probabilities.reduce(0, +) - 1) < 1e-5 && example.probabilities.count == 27)

            let once = try await ProductRunner.run(
                "benchmarks", ["once", base.appendingPathExtension("safetensors").path])
            #expect((Int(once.lines.first ?? "") ?? 0) > 1 << 20)
            let lost = try await ProductRunner.run(
                "benchmarks", ["once", base.appendingPathExtension("safetensors").path], sendingOutputTo: .fullDisk)
            #expect(lost.status == 1 && lost.errorText.contains(OutputDestination.fullDisk.message))
        }
    }

    @Test("A model that is not there ends with status 1") func missing() async throws {
        let result = try await ProductRunner.run("benchmarks", ["once", "/nonexistent.safetensors"])
        #expect(result.status == 1)
        #expect(result.errorText.contains("/nonexistent.safetensors"))
    }
}
