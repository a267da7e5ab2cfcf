import Foundation
import NeuralNetwork
import Recognition

/// What a model file says about how the model came to be.
struct TrainingCard {
    /// The settings.
    var configuration: TrainingConfiguration
    /// What was learned from.
    var data: TrainingData
    /// The epoch whose weights are kept.
    var best: EpochRecord
    /// What scores are divided by so that confidences hold.
    var temperature: Float

    private struct Training: Codable {
        var sources: [String]
        var signers: [String]
        var pictures: Int
        var testPictures: Int
        var testSharesPeople: Bool
        var settings: [String: String]
    }

    private struct Metrics: Codable {
        var epoch: Int
        var testAccuracy: Double
        var testStillLetters: Double
        var testMeanOverSigners: Double
    }

    /// The file's key under which `signers(in:)` finds the people.
    static let trainingKey = "training"

    /// The model with everything said; no times or paths, so that the same training gives the same bytes.
    ///
    /// - Throws: what the encoder throws.
    func model(_ network: Network, labels: [String], preprocessor: LetterPreprocessor) throws -> ModelFile {
        let training = Training(
            sources: data.sources, signers: data.train.signers, pictures: data.train.samples.count,
            testPictures: data.test.samples.count, testSharesPeople: data.samePeople, settings: configuration.settings)
        let metrics = Metrics(
            epoch: best.epoch, testAccuracy: best.testAccuracy, testStillLetters: best.testStillLetters,
            testMeanOverSigners: best.testMeanOverSigners)
        func text(_ value: some Encodable) throws -> String {
            String(decoding: try JSONEncoder.sorted.encode(value), as: UTF8.self)
        }
        return ModelFile(
            network: network, labels: labels, furtherOutputs: network.description.outputCount - labels.count,
            preprocessing: try text(preprocessor),
            metadata: [
                TrainingCard.trainingKey: try text(training), "seed": String(configuration.seed),
                "metrics": try text(metrics), "temperature": String(temperature),
            ])
    }

    /// The signers that a model has learned from, as far as its file says; empty when it does not.
    static func signers(in metadata: [String: String]) -> Set<String> {
        guard let text = metadata[trainingKey],
            let training = try? JSONDecoder().decode(Training.self, from: Data(text.utf8))
        else { return [] }
        return Set(training.signers)
    }
}
