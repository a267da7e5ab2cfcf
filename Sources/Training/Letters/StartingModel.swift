import Evaluation
import FoundationEssentials
import NeuralNetwork
import Recognition

/// A trained model whose weights a training starts from, instead of random ones.
///
/// This fine-tunes a model to a user's own hands within minutes, on their pictures together with the original ones.
public struct StartingModel: Sendable {
    /// The model's file name.
    public let name: String
    /// The model's labels, in the order of its outputs.
    public let labels: [String]
    /// The model's preprocessor.
    let preprocessor: LetterPreprocessor
    private let network: Network

    /// Reads a model.
    ///
    /// - Throws: `ModelFileError` if the file is not a valid model.
    public init(contentsOf url: URL) throws(ModelFileError) {
        let file = try ModelFile(contentsOf: url)
        name = url.lastPathComponent
        labels = file.labels
        preprocessor = try file.preprocessing(as: LetterPreprocessor.self, path: url.path)
        network = file.network
    }

    /// Returns the network, after a check that it fits `description` and the labels.
    ///
    /// - Parameter learned: the labels of the training pictures.
    /// - Throws: `TrainingError.otherModel` if the network has another structure or lacks a label.
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

/// The record of a training in the letter model's file.
struct ModelCard: Codable {
    /// The names of the data sets.
    var sources: [String]
    /// The signers of the training pictures.
    var signers: [String]
    /// The number of training pictures.
    var pictures: Int
    /// The number of validation pictures.
    var validationPictures: Int
    /// Whether training and validation pictures share signers.
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

    /// The metrics of the epoch whose weights are written.
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
