import Basics
import FoundationEssentials

/// A trained network with everything that is needed to use it, stored as one safetensors file.
///
/// Tensors have the names and layout of PyTorch's `nn.Sequential`. `__metadata__` has the strings `format` ("pt"),
/// `network` (the description as JSON), `labels` (a JSON array), `preprocessing` (JSON), `further_outputs` (a number,
/// if there are any), and whatever the trainer adds, such as `seed`, `training` and `metrics`.
public struct ModelFile: Sendable, Equatable {
    /// The network.
    public let network: Network
    /// The meaning of each of the network's first outputs, or of each channel of the map that it gives.
    public let labels: [String]
    /// How many outputs follow those of the labels, such as landmarks that are a second training target.
    public let furtherOutputs: Int
    /// The parameters of the preprocessing of pictures, as JSON.
    public let preprocessing: String
    /// Further strings by name.
    public let metadata: [String: String]

    /// The names that ``metadata`` cannot have, since this type writes them itself.
    private static let reserved: Set<String> = ["format", "network", "labels", "preprocessing", furtherKey]
    private static let furtherKey = "further_outputs"

    /// A model from its parts.
    ///
    /// - Parameters:
    ///   - labels: distinct, one for each of the network's first outputs, or for each channel of its map.
    ///   - furtherOutputs: how many outputs follow those.
    ///   - preprocessing: JSON.
    ///   - metadata: further strings, under none of the names that this type writes itself.
    public init(
        network: Network, labels: [String], furtherOutputs: Int = 0, preprocessing: String,
        metadata: [String: String] = [:]
    ) {
        precondition(
            Self.fault(of: labels, outputs: network.description.labelCount - furtherOutputs) == nil,
            "labels are not distinct")
        precondition(Self.reserved.isDisjoint(with: metadata.keys), "a name in the metadata is reserved")
        self.network = network
        self.labels = labels
        self.furtherOutputs = furtherOutputs
        self.preprocessing = preprocessing
        self.metadata = metadata
    }

    /// Reads a model and checks it.
    ///
    /// - Parameter knownLabels: if given, the only labels that are accepted.
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

    /// Decodes the parameters of the preprocessing.
    ///
    /// - Parameter path: the file, for the error.
    /// - Throws: ``ModelFileError/badMetadata(path:key:reason:)``.
    public func preprocessing<Value: Decodable>(
        as type: Value.Type, path: String
    ) throws(ModelFileError) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(preprocessing.utf8))
        } catch {
            throw .badMetadata(path: path, key: "preprocessing", reason: error.jsonReason)
        }
    }

    /// Writes the model to a temporary file beside `url` and renames it; the same model always gives the same bytes.
    ///
    /// - Parameter weights: the number format of the weights.
    /// - Throws: ``ModelFileError/cannotWrite(path:reason:)``.
    public func write(to url: URL, weights: WeightPrecision = .single) throws(ModelFileError) {
        do {
            var texts = metadata
            texts["format"] = "pt"
            texts["network"] = try JSONEncoder.text(network.description)
            texts["labels"] = try JSONEncoder.text(labels)
            texts["preprocessing"] = preprocessing
            if furtherOutputs > 0 { texts[Self.furtherKey] = String(furtherOutputs) }
            let bytes = try SafetensorsWriter.bytes(
                tensors: network.namedTensors, metadata: texts, weights: weights)
            try AtomicFile.write(bytes, to: url)
        } catch FileWriteError.cannotWrite(_, let reason) {
            throw .cannotWrite(path: url.path, reason: reason)
        } catch {
            throw .cannotWrite(path: url.path, reason: (error as? FileWriteError)?.reason ?? "\(error)")
        }
    }

    /// The number of outputs without labels that a file declares; at least one output must have a label.
    private static func furtherOutputs(of file: SafetensorsFile, outputs: Int) throws(ModelFileError) -> Int {
        guard let text = file.metadata[furtherKey] else { return 0 }
        guard let count = Int(text), (0..<outputs).contains(count) else {
            throw .badMetadata(path: file.path, key: furtherKey, reason: "\"\(text)\" of \(outputs) outputs")
        }
        return count
    }

    /// What is wrong with the labels of that many outputs, or nil.
    private static func fault(of labels: [String], outputs: Int) -> String? {
        if labels.count != outputs { return "there are \(labels.count) for \(outputs) outputs" }
        if labels.contains("") { return "one is empty" }
        return Set(labels).count == labels.count ? nil : "one is given twice"
    }
}

extension ModelFile {
    /// Opens a file and checks its header.
    static func open(_ url: URL) throws(ModelFileError) -> SafetensorsFile {
        do {
            return try SafetensorsFile(contentsOf: url)
        } catch {
            throw .unreadable(error)
        }
    }

    /// Decodes one of the strings in the file's metadata from JSON.
    static func decode<Value: Decodable>(
        _ key: String, of file: SafetensorsFile
    ) throws(ModelFileError) -> Value {
        guard let text = file.metadata[key] else { throw .missingMetadata(path: file.path, key: key) }
        do {
            return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
        } catch {
            throw .badMetadata(path: file.path, key: key, reason: error.jsonReason)
        }
    }

    /// Reads the network whose tensors have a prefix before their names.
    static func network(
        in file: SafetensorsFile, description: NetworkDescription, prefix: String = ""
    ) throws(ModelFileError) -> Network {
        do {
            return try Network(description, file: file, prefix: prefix)
        } catch let error as SafetensorsError {
            throw .unreadable(error)
        } catch let error as NetworkError {
            throw .wrongTensors(path: file.path, error)
        } catch {
            throw .badMetadata(path: file.path, key: "network", reason: "\(error)")
        }
    }
}

/// An error while a model file is read or written.
public enum ModelFileError: Error, Equatable, CustomStringConvertible {
    /// The file is not a valid safetensors file of floats.
    case unreadable(SafetensorsError)
    /// A string that every model file has is missing from the metadata.
    case missingMetadata(path: String, key: String)
    /// A string in the metadata is invalid.
    case badMetadata(path: String, key: String, reason: String)
    /// The tensors do not fit the network that the file describes.
    case wrongTensors(path: String, NetworkError)
    /// The labels are not distinct, or not one for each output.
    case badLabels(path: String, reason: String)
    /// A label is not among those that the caller can use.
    case unknownLabel(path: String, label: String)
    /// The file could not be written.
    case cannotWrite(path: String, reason: String)

    /// What is wrong with which file, and what to do.
    public var description: String { words.inOneLine }

    private var words: String {
        switch self {
        case .unreadable(let error):
            error.description
        case .missingMetadata(let path, let key):
            "\(path) has no \"\(key)\" in its metadata: it is not a model of this program; "
                + "use one that `trainer` has written"
        case .badMetadata(let path, let key, let reason):
            "\(path): \"\(key)\" in its metadata is wrong (\(reason)); train or export the model again"
        case .wrongTensors(let path, let error):
            "\(path): \(error)"
        case .badLabels(let path, let reason):
            "\(path): its labels are wrong (\(reason)); train or export the model again"
        case .unknownLabel(let path, let label):
            "\(path): its label \"\(label)\" is unknown; use a model of the letters"
        case .cannotWrite(let path, let reason):
            "cannot write the model \(path): \(reason); check that its folder exists, may be written to and has room"
        }
    }
}
