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
        #expect(read.optimiserState.contains { $0.values.contains { $0 != 0 } })
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

@Suite struct TrainingSessionCheckpointTests {
    private func continueTraining(_ session: TrainingSession, steps: Int) -> [Float] {
        let data = TrainingSessionTests.halves(count: 12, side: 8, seed: 1)
        let targets = Targets.oneHot(data.labels, classes: 2)
        return (0..<steps).map { _ in
            data.inputs.withUnsafeBufferPointer { inputs in
                targets.withUnsafeBufferPointer { targets in
                    session.step(inputs: inputs, targets: targets, learningRate: 0.02).loss
                }
            }
        }
    }

    @Test func goingOnGivesTheSameBytesAsNotStopping() throws {
        let (whole, losses) = try TrainingSessionTests.train(steps: 8, threads: 2, averageDecay: 0.9)
        let (half, _) = try TrainingSessionTests.train(steps: 4, threads: 2, averageDecay: 0.9)
        let fresh = TrainingSession(
            network: Network(try TrainingSessionTests.description(), seed: 77), optimiser: AdamW(), batchSize: 12,
            threads: 2, seed: 3, averageDecay: 0.9)
        try fresh.restore(half.checkpoint())
        #expect(continueTraining(fresh, steps: 4) == Array(losses[4...]))
        #expect(fresh.network == whole.network)
        #expect(fresh.averagedNetwork == whole.averagedNetwork)
        #expect(fresh.checkpoint() == whole.checkpoint())
    }

    @Test func goesBackToo() throws {
        let (session, _) = try TrainingSessionTests.train(steps: 3, threads: 1)
        let before = session.checkpoint()
        _ = continueTraining(session, steps: 2)
        #expect(session.checkpoint() != before)
        try session.restore(before)
        #expect(session.checkpoint() == before)
    }

    @Test func otherNetworksAndOptimisersAreRefused() throws {
        let (session, _) = try TrainingSessionTests.train(steps: 1, threads: 1)
        let before = session.checkpoint()
        let study = Network(try .study(classes: 2), seed: 1)
        #expect(throws: CheckpointError.otherNetwork) {
            try session.restore(
                Checkpoint(network: study, averaged: nil, step: 1, optimiserState: before.optimiserState))
        }
        #expect(throws: CheckpointError.otherOptimiser(expected: 2, found: 1)) {
            try session.restore(
                Checkpoint(
                    network: before.network, averaged: nil, step: 1,
                    optimiserState: Array(before.optimiserState.prefix(1))))
        }
        #expect(session.checkpoint() == before)
        let (averaging, _) = try TrainingSessionTests.train(steps: 1, threads: 1, averageDecay: 0.5)
        #expect(throws: CheckpointError.averageMissing) { try averaging.restore(before) }
    }
}
