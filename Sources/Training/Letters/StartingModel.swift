import Evaluation
import Foundation
import NeuralNetwork
import Recognition

/// A finished model that a training begins with, instead of a network that knows nothing.
///
/// So a model learns somebody's own hands in minutes: their pictures are given beside those that it knows.
public struct StartingModel: Sendable {
    /// The model's file name.
    public let name: String
    /// What the model reads, in the order of its outputs.
    public let labels: [String]
    /// How pictures are made ready for it.
    let preprocessor: LetterPreprocessor
    private let network: Network

    /// Reads a model.
    ///
    /// - Throws: `ModelFileError` when the file is none.
    public init(contentsOf url: URL) throws(ModelFileError) {
        let file = try ModelFile(contentsOf: url)
        name = url.lastPathComponent
        labels = file.labels
        preprocessor = try file.preprocessing(as: LetterPreprocessor.self, path: url.path)
        network = file.network
    }

    /// Its network, for a training of the network that `description` describes.
    ///
    /// - Parameter learned: labels of the pictures to learn from.
    /// - Throws: `TrainingError.otherModel` when the network is another one, or does not know a label.
    func network(for description: NetworkDescription, learned: [String]) throws(TrainingError) -> Network {
        if let unknown = learned.first(where: { !labels.contains($0) }) {
            throw .otherModel(name: name, reason: "it does not know “\(unknown)”")
        }
        guard network.description == description else {
            throw .otherModel(
                name: name, reason: "its network is another one than --network and --landmark-weight ask for")
        }
        return network
    }
}

/// What a letter model's file says about how the model came to be.
struct ModelCard: Codable {
    /// Names of the sets.
    var sources: [String]
    /// The people that it has learned from.
    var signers: [String]
    /// Number of pictures to learn from.
    var pictures: Int
    /// Number of validation pictures.
    var validationPictures: Int
    /// Whether validation pictures show people of the training pictures.
    var validationSharesPeople: Bool
    /// The settings by name.
    var settings: [String: String]

    /// The metadata key of the card.
    static let key = ModelReader.cardKey

    /// Describes a training.
    init(_ data: LetterData, configuration: LetterConfiguration) {
        sources = data.sources
        signers = data.train.signers
        pictures = data.train.samples.count
        validationPictures = data.validation.samples.count
        validationSharesPeople = data.samePeople
        settings = Training.settings(of: configuration)
    }

    /// The figures of the epoch whose weights are kept.
    struct Metrics: Codable {
        var epoch: Int
        var validationAccuracy: Double
        var validationStillLetters: Double
        var validationMeanOverSigners: Double

        init(_ epoch: LetterTask.Epoch) {
            self.epoch = epoch.epoch
            validationAccuracy = epoch.validationAccuracy
            validationStillLetters = epoch.validationStillLetters
            validationMeanOverSigners = epoch.validationMeanOverSigners
        }
    }
}
