import Basics
import FoundationEssentials

/// A trained network with all that is needed to use it, as one safetensors file.
///
/// Tensors are named and laid out as PyTorch's `nn.Sequential` writes them. Texts in `__metadata__`: `format` ("pt"),
/// `network` (the description as JSON), `labels` (a JSON array), `preprocessing` (JSON), `further_outputs` (a number,
/// where there are such), and whatever the trainer adds, such as `seed`, `training` and `metrics`.
public struct ModelFile: Sendable, Equatable {
    /// The network.
    public let network: Network
    /// What each of the network's first outputs means; of a network that gives a map, each of the map's channels.
    public let labels: [String]
    /// How many outputs follow those of the labels: numbers that were a second target in training.
    public let furtherOutputs: Int
    /// How pictures are made ready for the network, as JSON.
    public let preprocessing: String
    /// Further texts by name.
    public let metadata: [String: String]

    /// Names of the texts that are no part of ``metadata``.
    private static let reserved: Set<String> = ["format", "network", "labels", "preprocessing", furtherKey]
    private static let furtherKey = "further_outputs"

    /// A model to be written.
    ///
    /// - Parameters:
    ///   - labels: one for each of the network's first outputs, or for each channel of its map, each another.
    ///   - furtherOutputs: how many outputs come after those.
    ///   - preprocessing: JSON.
    ///   - metadata: further texts; the names that this type writes itself are taken.
    public init(
        network: Network, labels: [String], furtherOutputs: Int = 0, preprocessing: String,
        metadata: [String: String] = [:]
    ) {
        precondition(
            Self.fault(of: labels, outputs: network.description.labelCount - furtherOutputs) == nil,
            "labels are not distinct")
        precondition(Self.reserved.isDisjoint(with: metadata.keys), "the name of a text is taken")
        self.network = network
        self.labels = labels
        self.furtherOutputs = furtherOutputs
        self.preprocessing = preprocessing
        self.metadata = metadata
    }

    /// Reads a model and checks all of it.
    ///
    /// - Parameter knownLabels: when given, the only labels that are accepted.
    /// - Throws: ``ModelFileError``.
    public init(contentsOf url: URL, knownLabels: Set<String>? = nil) throws(ModelFileError) {
        let file = try Self.open(url)
        let description: NetworkDescription = try Self.decode("network", of: file)
        labels = try Self.decode("labels", of: file)
        furtherOutputs = try Self.furtherOutputs(of: file, outputs: description.outputCount)
        if let fault = Self.fault(of: labels, outputs: description.labelCount - furtherOutputs) {
            throw .badLabels(path: file.path, reason: fault)
        }
        if let knownLabels, let unknown = labels.first(where: { !knownLabels.contains($0) }) {
            throw .unknownLabel(path: file.path, label: unknown)
        }
        guard let preprocessing = file.metadata["preprocessing"] else {
            throw .missingMetadata(path: file.path, key: "preprocessing")
        }
        self.preprocessing = preprocessing
        metadata = file.metadata.filter { !Self.reserved.contains($0.key) }
        network = try Self.network(in: file, description: description)
    }

    /// The preprocessing as a value of the type that it was made of.
    ///
    /// - Throws: ``ModelFileError/badMetadata(path:key:reason:)``; `path` is for its words.
    public func preprocessing<Value: Decodable>(
        as type: Value.Type, path: String
    ) throws(ModelFileError) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(preprocessing.utf8))
        } catch {
            throw .badMetadata(path: path, key: "preprocessing", reason: error.jsonReason)
        }
    }

    /// Weights trained elsewhere, named and laid out as PyTorch's `nn.Sequential` writes them; texts are not needed.
    ///
    /// - Throws: ``ModelFileError`` when they are not those of `description`.
    public static func importNetwork(
        from url: URL, description: NetworkDescription
    ) throws(ModelFileError) -> Network {
        try network(in: open(url), description: description)
    }

    /// Writes the model beside `url`, then renames it there; the same model always gives the same bytes.
    ///
    /// - Parameter weights: how exactly weights are kept.
    /// - Throws: ``ModelFileError/cannotWrite(path:reason:)``.
    public func write(to url: URL, weights: WeightPrecision = .single) throws(ModelFileError) {
        do {
            var texts = metadata
            texts["format"] = "pt"
            texts["network"] = try Self.json(network.description)
            texts["labels"] = try Self.json(labels)
            texts["preprocessing"] = preprocessing
            if furtherOutputs > 0 { texts[Self.furtherKey] = String(furtherOutputs) }
            let bytes = try SafetensorsWriter.bytes(
                tensors: network.namedTensors, metadata: texts, weights: weights)
            try AtomicFile.write(bytes, to: url)
        } catch {
            throw .cannotWrite(path: url.path, reason: "\(error)")
        }
    }

    /// The number of outputs that are no labels', at most all but one.
    private static func furtherOutputs(of file: SafetensorsFile, outputs: Int) throws(ModelFileError) -> Int {
        guard let text = file.metadata[furtherKey] else { return 0 }
        guard let count = Int(text), (0..<outputs).contains(count) else {
            throw .badMetadata(path: file.path, key: furtherKey, reason: "\"\(text)\" of \(outputs) outputs")
        }
        return count
    }

    /// What is wrong with labels for that many outputs, or nil.
    private static func fault(of labels: [String], outputs: Int) -> String? {
        if labels.count != outputs { return "there are \(labels.count) for \(outputs) outputs" }
        if labels.contains("") { return "one is empty" }
        return Set(labels).count == labels.count ? nil : "one is there twice"
    }
}
