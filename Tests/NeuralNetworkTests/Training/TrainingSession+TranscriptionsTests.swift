import Basics
import Testing

@testable import NeuralNetwork

@Suite struct TrainingSessionTranscriptionsTests {
    static let steps = 20
    static let channels = 4

    /// Sequences of two to four labels; each is a few steps of its channel, with noise, rests between and at the end.
    static func batch(seed: UInt64, count: Int = 16) -> (inputs: [Float], transcriptions: [Transcription]) {
        var generator = SeededGenerator(seed: seed)
        var inputs: [Float] = []
        let transcriptions = (0..<count).map { _ in
            let labels = (0..<Int.random(in: 2...4, using: &generator)).map { _ in
                Int.random(in: 0..<3, using: &generator)
            }
            var shown: [Int] = []
            for label in labels {
                shown += Array(repeating: 3, count: Int.random(in: 1...2, using: &generator))
                shown += Array(repeating: label, count: Int.random(in: 1...3, using: &generator))
            }
            for step in 0..<steps {
                for channel in 0..<channels {
                    let signal: Float = step < shown.count && shown[step] == channel ? 1 : 0
                    inputs.append(signal + Float.random(in: -0.3...0.3, using: &generator))
                }
            }
            return Transcription(labels: labels, steps: shown.count, stepLabels: shown)
        }
        return (inputs, transcriptions)
    }

    static func session(threads: Int, batchNorm: Bool = true) throws -> TrainingSession {
        let description = try NetworkDescription(
            height: steps, width: 1, channels: channels,
            layers: [.temporalConvolution(filters: 16, kernel: 3)] + (batchNorm ? [.batchNorm] : []) + [
                .relu, .temporalConvolution(filters: 16, kernel: 3, dilation: 2), .relu,
                .temporalConvolution(filters: 4, kernel: 1), .flatten,
            ])
        return TrainingSession(
            network: Network(description, seed: 5), optimiser: AdamW(), batchSize: 16, threads: threads, seed: 1)
    }

    static func train(
        _ session: TrainingSession, steps: Int, stepWeight: Float = 0
    ) throws -> [TrainingSession.StepResult] {
        try (0..<steps).map { step in
            let batch = batch(seed: UInt64(step))
            return try batch.inputs.withUnsafeBufferPointer { inputs in
                try session.step(
                    inputs: inputs, transcriptions: batch.transcriptions,
                    loss: CTCLoss(steps: Self.steps, classes: 4, stepWeight: stepWeight), learningRate: 0.01)
            }
        }
    }

    @Test("Learns to read sequences", arguments: [Float(0), 0.5]) func learns(stepWeight: Float) throws {
        let session = try Self.session(threads: 2)
        let results = try Self.train(session, steps: 120, stepWeight: stepWeight)
        #expect(results[0].loss > 3 && results[0].correct < 4)
        #expect(results[119].loss < 0.3)
        #expect(stepWeight == 0 || results[119].auxiliaryLoss < 0.2 * results[0].auxiliaryLoss)
        let unseen = Self.batch(seed: 1000, count: 40)
        let outputs = unseen.inputs.withUnsafeBufferPointer { session.outputs(of: $0) }
        let result = try outputs.withUnsafeBufferPointer {
            try CTCLoss(steps: Self.steps, classes: 4).result(outputs: $0, transcriptions: unseen.transcriptions)
        }
        #expect(result.correct >= 36)
    }

    @Test func partsOfABatchAddUpToTheWhole() throws {
        let one = try Self.session(threads: 1, batchNorm: false), three = try Self.session(threads: 3, batchNorm: false)
        let results = (try Self.train(one, steps: 3), try Self.train(three, steps: 3))
        for (a, b) in zip(results.0, results.1) {
            #expect(abs(a.loss - b.loss) < 1e-4 * a.loss)
            #expect(a.correct == b.correct)
        }
        for (a, b) in zip(one.network.parameters, three.network.parameters) {
            #expect(relativeError(a.tensor.values, b.tensor.values) < 1e-3)
        }
    }

    @Test func theSameSeedGivesTheSameBytes() throws {
        let sessions = try (0..<2).map { _ in try Self.session(threads: 2) }
        for session in sessions { _ = try Self.train(session, steps: 5) }
        #expect(sessions[0].network == sessions[1].network)
    }

    @Test func anExampleWithoutALossChangesNothing() throws {
        let session = try Self.session(threads: 1)
        let before = session.network
        let batch = Self.batch(seed: 1)
        let tooShort = Transcription(labels: [0, 0, 1], steps: 3)
        #expect(throws: TranscriptionError.tooManyLabels(example: 15, needed: 4, steps: 3)) {
            try batch.inputs.withUnsafeBufferPointer { inputs in
                try session.step(
                    inputs: inputs, transcriptions: batch.transcriptions.dropLast() + [tooShort],
                    loss: CTCLoss(steps: Self.steps, classes: 4), learningRate: 0.01)
            }
        }
        #expect(session.network == before && session.stepCount == 0)
    }
}
