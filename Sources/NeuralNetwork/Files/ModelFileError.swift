import Basics

/// Why a model file could not be read or written.
public enum ModelFileError: Error, Equatable, CustomStringConvertible {
    /// The file is not a whole safetensors file of floats.
    case unreadable(SafetensorsError)
    /// A text that every model file has is not there.
    case missingMetadata(path: String, key: String)
    /// A text of the file does not say what it should.
    case badMetadata(path: String, key: String, reason: String)
    /// The tensors do not make the network that the file describes.
    case wrongTensors(path: String, NetworkError)
    /// The labels are not one a class, each another.
    case badLabels(path: String, reason: String)
    /// A label is none of those that can be used here.
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
            "\(path) has no \"\(key)\" in its metadata: it was not made by this project's trainer; import it instead"
        case .badMetadata(let path, let key, let reason):
            "\(path): \"\(key)\" in its metadata is wrong (\(reason)); train or export the model again"
        case .wrongTensors(let path, let error):
            "\(path): \(error)"
        case .badLabels(let path, let reason):
            "\(path): its labels are wrong (\(reason)); train or export the model again"
        case .unknownLabel(let path, let label):
            "\(path): its label \"\(label)\" is not known here; use a model of the letters"
        case .cannotWrite(let path, let reason):
            "cannot write the model \(path): \(reason)"
        }
    }
}
