import Foundation
import NeuralNetwork
import TestSupport
import Testing

@Suite struct CheckpointTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [nil, 0.9] as [Float?]) func survivesItsFile(decay: Float?) throws {
        let (session, _) = try TrainingSessionTests.train(steps: 3, threads: 2, averageDecay: decay)
        let checkpoint = session.checkpoint(metadata: ["epoch": "1"])
        let url = folder.file("training.safetensors")
        try checkpoint.write(to: url)
        let read = try Checkpoint(contentsOf: url)
        #expect(read == checkpoint)
        #expect(read.step == 3)
        #expect((read.averaged == nil) == (decay == nil))
        #expect(read.memories.contains { $0.values.contains { $0 != 0 } })
        #expect(read.with(metadata: [:]).metadata.isEmpty)
    }

    @Test func aModelIsNoCheckpoint() throws {
        let url = folder.file("model.safetensors")
        let network = Network(try TrainingSessionTests.description(), seed: 1)
        try ModelFile(network: network, labels: ["A", "B"], preprocessing: "{}").write(to: url)
        #expect(throws: ModelFileError.missingMetadata(path: url.path, key: "step")) {
            try Checkpoint(contentsOf: url)
        }
    }

    @Test func stepsMustBeANumber() throws {
        let network = #"{\"channels\":1,\"height\":1,\"layers\":[{\"type\":\"flatten\"}],\"width\":1}"#
        for step in ["-1", "many"] {
            let url = try folder.safetensors(header: #"{"__metadata__":{"network":"\#(network)","step":"\#(step)"}}"#)
            let error = #expect(throws: ModelFileError.self) { try Checkpoint(contentsOf: url) }
            guard case .badMetadata(_, "step", _)? = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
    }
}
