import Basics

/// Why a file is not a whole safetensors file of floats.
public enum SafetensorsError: Error, Equatable, CustomStringConvertible {
    /// The file could not be opened or read.
    case cannotRead(path: String, reason: String)
    /// The file ends before its header's length.
    case tooShort(path: String, bytes: Int)
    /// The header's length reaches beyond the end of the file: the file is cut off, or of another kind.
    case headerBeyondFile(path: String, header: UInt64, file: Int)
    /// The header is not JSON of the right form.
    case badHeader(path: String, reason: String)
    /// A tensor's place is impossible: backwards, outside the data, or not of the size of its shape.
    case badOffsets(path: String, tensor: String, reason: String)
    /// Two tensors share bytes, or bytes belong to no tensor.
    case notContiguous(path: String, tensor: String, expected: Int, found: Int)
    /// Bytes follow the last tensor.
    case trailingBytes(path: String, count: Int)
    /// A tensor holds numbers of another type.
    case wrongType(path: String, tensor: String, type: String)
    /// A tensor is not there.
    case missingTensor(path: String, tensor: String)

    /// What is wrong with which file, and what to do.
    public var description: String { words.inOneLine }

    private var words: String {
        switch self {
        case .cannotRead(let path, let reason):
            "cannot read \(path): \(reason); check the path and its permissions"
        case .tooShort(let path, let bytes):
            "\(path) has only \(bytes) bytes and is no safetensors file; fetch or train it again"
        case .headerBeyondFile(let path, let header, let file):
            "\(path) is cut off or no safetensors file: its header would take \(header) bytes and the file has "
                + "\(file); fetch or train it again"
        case .badHeader(let path, let reason):
            "\(path) is no safetensors file: its header is broken (\(reason)); fetch or train it again"
        case .badOffsets(let path, let tensor, let reason):
            "\(path) is damaged: tensor \(tensor) \(reason); fetch or train it again"
        case .notContiguous(let path, let tensor, let expected, let found):
            "\(path) is damaged: tensor \(tensor) starts at byte \(found) instead of \(expected); "
                + "fetch or train it again"
        case .trailingBytes(let path, let count):
            "\(path) is damaged: \(count) bytes follow its last tensor; fetch or train it again"
        case .wrongType(let path, let tensor, let type):
            "\(path): tensor \(tensor) is of type \(type), not F32 or F16; convert the weights to 32-bit floats"
        case .missingTensor(let path, let tensor):
            "\(path) has no tensor \(tensor): it belongs to another network"
        }
    }
}
