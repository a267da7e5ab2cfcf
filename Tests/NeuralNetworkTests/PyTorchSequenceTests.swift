import Testing

@testable import NeuralNetwork

/// Compares a network over time and its loss with values that PyTorch computed in double precision.
@Suite struct PyTorchSequenceTests {
    private let reference: PyTorchReference
    private let transcriptions: [Transcription]
    private let loss: CTCLoss

    init() throws {
        let reference = try PyTorchReference("sequence")
        let description = reference.network.description
        let loss = CTCLoss(steps: description.height, classes: description.labelCount, stepWeight: 0.5)
        let lengths = try reference.values("lengths").map { Int($0) }
        let stepLabels = try reference.values("stepLabels").map { Int($0) }
        let labels = reference.targets
        transcriptions = lengths.enumerated().map { example, steps in
            Transcription(
                labels: labels.values[example * labels.shape[1]..<(example + 1) * labels.shape[1]]
                    .map { Int($0) }.filter { $0 >= 0 },
                steps: steps, stepLabels: Array(stepLabels[example * loss.steps..<example * loss.steps + steps]))
        }
        self.reference = reference
        self.loss = loss
    }

    @Test func logitsInUseAgree() throws {
        let wanted = try reference.values("logits.evaluating")
        let size = loss.steps * loss.classes
        let plan = try InferencePlan(reference.network)
        for example in transcriptions.indices {
            let input = reference.inputs.values[example * plan.inputCount..<(example + 1) * plan.inputCount]
            let found = InferencePlanTests.outputs(plan, Array(input))
            #expect(relativeError(found, Array(wanted[example * size..<(example + 1) * size])) < 1e-5)
        }
    }

    @Test func everyGradientAgrees() throws {
        let count = transcriptions.count
        let store = ParameterStore(reference.network)
        let stack = LayerStack(reference.network.description, parameters: store, capacity: count)
        let outputs = stack.forward(reference.inputs.values, count: count, training: true)
        let logits = Array(UnsafeBufferPointer(start: outputs, count: count * loss.steps * loss.classes))
        #expect(relativeError(logits, try reference.values("logits.training")) < 1e-5)
        _ = loss.evaluate(
            outputs: outputs, transcriptions: transcriptions[...], batch: count, gradient: stack.outputGradient)
        let gradient = stack.backward(count: count, inputGradient: true)
        for entry in store.layout.entries where entry.specification.isLearnt {
            let found = UnsafeBufferPointer(
                start: stack.gradients.start + entry.offset, count: entry.specification.count)
            let wanted = try reference.parameter(entry.specification, of: "gradients")
            #expect(relativeError(Array(found), wanted) < 2e-5, "\(entry.specification.name)")
        }
        let wanted = try reference.file.tensor("gradients/inputs").permuted([0, 2, 3, 1])
        #expect(
            relativeError(Array(UnsafeBufferPointer(start: gradient, count: wanted.count)), wanted.values) < 2e-5)
    }

    @Test func tenStepsAgree() throws {
        let session = TrainingSession(
            network: reference.network, optimiser: AdamW(weightDecay: 0.1), batchSize: transcriptions.count, threads: 1,
            seed: 0)
        let losses = try (0..<10).map { _ in
            try reference.inputs.values.withUnsafeBufferPointer { inputs in
                let result = try session.step(
                    inputs: inputs, transcriptions: transcriptions, loss: loss, learningRate: 0.005)
                return result.loss + 0.5 * result.auxiliaryLoss
            }
        }
        #expect(losses[9] < losses[0] * 0.9, "nothing was learnt")
        #expect(relativeError(losses, try reference.values("losses/adamw")) < 2e-5)
        let specification = reference.network.description.parameterSpecifications[0]
        let weights = try reference.parameter(specification, of: "trained.adamw")
        #expect(relativeError(session.network.parameters[0].tensor.values, weights) < 1e-4)
    }
}
