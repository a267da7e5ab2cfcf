import Foundation
import NeuralNetwork
import TestSupport
import Testing

@Suite struct AverageCommandTests {
    /// Writes a model of three letters beside another one.
    private func write(
        _ name: String, beside url: URL, seed: UInt64, labels: [String] = ["A", "B", "C"],
        metadata: [String: String] = [:]
    ) throws -> URL {
        let other = url.deletingLastPathComponent().appending(path: name)
        try ModelFile(
            network: Network(.study(classes: labels.count), seed: seed), labels: labels, preprocessing: "{}",
            metadata: metadata
        ).write(to: other)
        return other
    }

    @Test("The model between two is written, with the preprocessing of the first") func between() async throws {
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

    @Test("The first one's texts are kept but for its figures, and the temperature lies between theirs") func texts()
        async throws
    {
        try await ExportCommandTests.withModel { _, url in
            let texts = [("1", "0.5"), ("2", "1")].map {
                ["training": "of " + $0.0, "metrics": $0.0, "temperature": $0.1]
            }
            let models = try [
                write("one.safetensors", beside: url, seed: 1, metadata: texts[0]),
                write("two.safetensors", beside: url, seed: 2, metadata: texts[1]),
            ]
            let out = url.deletingLastPathComponent().appending(path: "both.safetensors")
            let result = try await ProductRunner.run("trainer", ["average"] + models.map(\.path) + ["--out", out.path])
            #expect(result.status == 0)
            #expect(try ModelFile(contentsOf: out).metadata == ["training": "of 1", "temperature": "0.75"])
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
