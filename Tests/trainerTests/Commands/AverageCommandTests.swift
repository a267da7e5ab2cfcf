import Foundation
import NeuralNetwork
import TestSupport
import Testing

@Suite struct AverageCommandTests {
    /// Writes a model of three letters beside another one.
    private func write(_ name: String, beside url: URL, seed: UInt64, labels: [String] = ["A", "B", "C"]) throws -> URL
    {
        let other = url.deletingLastPathComponent().appending(path: name)
        try ModelFile(
            network: Network(.study(classes: labels.count), seed: seed), labels: labels, preprocessing: "{}"
        ).write(to: other)
        return other
    }

    @Test("The model between two is written, with the texts of the first") func between() async throws {
        try await ExportCommandTests.withModel { first, url in
            let other = try write("other.safetensors", beside: url, seed: 2)
            let out = url.deletingLastPathComponent().appending(path: "both.safetensors")
            let result = try await ProductRunner.run("trainer", ["average", url.path, other.path, "--out", out.path])
            #expect(result.status == 0 && result.lines == [out.path])
            let both = try ModelFile(contentsOf: out)
            #expect(both.labels == first.labels && both.preprocessing == first.preprocessing)
            let wanted = try Network.mean(of: [first.network, ModelFile(contentsOf: other).network])
            for (found, wanted) in zip(both.network.parameters, wanted.parameters) {
                // Weights are kept in 16 bits, 11 of them for the number itself.
                #expect(
                    zip(found.tensor.values, wanted.tensor.values)
                        .allSatisfy { abs($0 - $1) <= abs($1) / 2048 + 1e-7 })
            }
        }
    }

    @Test("One model alone, other letters and other networks are refused") func refused() async throws {
        try await ExportCommandTests.withModel { _, url in
            let out = url.deletingLastPathComponent().appending(path: "both.safetensors")
            let alone = try await ProductRunner.run("trainer", ["average", url.path, "--out", out.path])
            #expect(alone.status == 64 && alone.errorText.contains("at least two"))
            let other = try write("other.safetensors", beside: url, seed: 1, labels: ["A", "B", "D"])
            let letters = try await ProductRunner.run("trainer", ["average", url.path, other.path, "--out", out.path])
            #expect(letters.status == 64 && letters.errorText.contains(other.path))
            #expect(!FileManager.default.fileExists(atPath: out.path))
        }
    }
}
