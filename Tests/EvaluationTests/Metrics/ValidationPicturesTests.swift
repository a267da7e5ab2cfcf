import Imaging
import NeuralNetwork
import Recognition
import Testing
import TrainingSupport

@testable import Evaluation

@Suite struct ValidationPicturesTests {
    private func session(classes: Int = 4) throws -> TrainingSession {
        let network = Network(try .study(classes: classes), seed: 3)
        return TrainingSession(network: network, optimiser: SGD(), batchSize: 4, threads: 1, seed: 1)
    }

    @Test func answersEveryPictureInOrder() throws {
        let set = Drawn.dataset(count: 3)
        let labels = ["A", "B", "C", "nothing"]
        let session = try session()
        let answers = try ValidationPictures(set, labels: labels, preprocessor: LetterPreprocessor()).predictions(
            of: session)
        #expect(answers.labels == labels)
        #expect(answers.items.map(\.sample) == Array(set.samples.indices))
        #expect(answers.items.map(\.label) == set.samples.map(\.label))
        #expect(answers.items.map(\.signer) == set.samples.map(\.signer))
        #expect(answers.items.allSatisfy { abs($0.probabilities.reduce(0, +) - 1) < 1e-5 })
        let input = try PreparedInput.of(set.samples[7], preprocessor: LetterPreprocessor())
        let alone = input.withUnsafeBufferPointer { session.probabilities(of: $0) }
        for (one, other) in zip(alone, answers.items[7].probabilities) { #expect(abs(one - other) < 1e-5) }
    }

    @Test func unknownLabelsHaveNoTruth() throws {
        let set = Drawn.dataset(signers: ["ann"], count: 1)
        let pictures = try ValidationPictures(set, labels: ["B", "C", "D"], preprocessor: LetterPreprocessor())
        #expect(pictures.predictions(of: try session(classes: 3)).items.map(\.truth) == [nil, 0, 1])
    }

    @Test func emptyRegionsAreAnError() {
        var set = Drawn.dataset(count: 1)
        set.samples[2].region = Region(x: 0, y: 0, width: 0, height: 0)
        #expect(throws: ImageError.self) {
            try ValidationPictures(set, labels: ["A", "B"], preprocessor: LetterPreprocessor())
        }
    }
}
