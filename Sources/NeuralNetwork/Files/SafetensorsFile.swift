import Basics
import FoundationEssentials

/// A safetensors file, checked when it is opened.
///
/// The format (github.com/huggingface/safetensors): the length of the header as 8 bytes, little-endian; the header,
/// JSON with the type, shape and byte range of each tensor; then the bytes of the tensors, without gaps.
struct SafetensorsFile {
    /// The entry of one tensor in the header.
    struct Entry: Decodable {
        let type: String
        let shape: [Int]
        let offsets: [Int]

        private enum CodingKeys: String, CodingKey {
            case type = "dtype"
            case shape
            case offsets = "data_offsets"
        }
    }

    /// The path, for errors.
    let path: String
    /// The strings under `__metadata__`.
    let metadata: [String: String]
    /// The entries of all tensors, by name.
    let entries: [String: Entry]

    private let file: OpenedFile
    private let dataStart: Int

    /// The largest header in bytes that is accepted, as in the reference implementation.
    private static let maximumHeaderBytes: UInt64 = 100_000_000

    /// Opens a file and checks its header; the values of the tensors are not read yet.
    ///
    /// - Throws: ``SafetensorsError``.
    init(contentsOf url: URL) throws(SafetensorsError) {
        path = url.path
        file = try OpenedFile(url)
        guard file.size >= 8 else { throw .tooShort(path: path, bytes: file.size) }
        if let kind = OtherModelKind.name(of: try file.bytes(0..<min(file.size, 64))) {
            throw .otherKind(path: path, kind: kind)
        }
        let length = try file.bytes(0..<8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
        guard length <= UInt64(file.size - 8), length <= Self.maximumHeaderBytes else {
            throw .headerBeyondFile(path: path, header: length, file: file.size)
        }
        dataStart = 8 + Int(length)
        let text = try file.bytes(8..<dataStart)
        let header: SafetensorsHeader
        do {
            header = try JSONDecoder().decode(SafetensorsHeader.self, from: Data(text))
        } catch {
            throw .badHeader(path: path, reason: error.jsonReason)
        }
        metadata = header.metadata
        entries = header.entries
        try check()
    }

    /// The names of all tensors, in the order of their bytes.
    var names: [String] {
        entries.keys.sorted { ($0.offset(in: entries), $0) < ($1.offset(in: entries), $1) }
    }

    /// Reads a tensor of 32-bit or 16-bit floats.
    ///
    /// The file decides how much memory this takes, so check the shape in ``entries`` first.
    ///
    /// - Throws: ``SafetensorsError`` when the tensor is missing, cannot be read or has another type.
    func tensor(_ name: String) throws(SafetensorsError) -> Tensor {
        guard let entry = entries[name] else { throw .missingTensor(path: path, tensor: name) }
        guard let precision = WeightPrecision(rawValue: entry.type) else {
            throw .wrongType(path: path, tensor: name, type: entry.type)
        }
        let bytes = try file.bytes(dataStart + entry.offsets[0]..<dataStart + entry.offsets[1])
        let count = bytes.count / precision.byteCount
        let values = [Float](unsafeUninitializedCapacity: count) { buffer, filled in
            bytes.withUnsafeBytes { bytes in
                switch precision {
                case .single: UnsafeMutableRawBufferPointer(buffer).copyMemory(from: bytes)
                case .half:
                    for index in 0..<count {
                        let bits = bytes.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self)
                        buffer[index] = HalfFloat(bits: UInt16(littleEndian: bits)).value
                    }
                }
            }
            filled = count
        }
        return Tensor(shape: entry.shape, values: values)
    }

    /// Checks that each byte of the data belongs to one tensor, and that each tensor has the size of its shape.
    private func check() throws(SafetensorsError) {
        let size = file.size - dataStart
        var end = 0
        for name in names {
            guard let entry = entries[name] else { continue }
            let (start, stop) = (entry.offsets[0], entry.offsets[1])
            guard start >= 0, stop >= start, stop <= size else {
                throw .badOffsets(
                    path: path, tensor: name, reason: "lies at bytes \(start) to \(stop) of \(size)")
            }
            guard start == end else { throw .notContiguous(path: path, tensor: name, expected: end, found: start) }
            if let width = Self.widths[entry.type] {
                guard let count = Self.product(entry.shape), count <= size, count * width == stop - start else {
                    throw .badOffsets(
                        path: path, tensor: name,
                        reason: "of shape \(entry.shape) and type \(entry.type) has \(stop - start) bytes")
                }
            }
            end = stop
        }
        guard end == size else { throw .trailingBytes(path: path, count: size - end) }
    }

    /// The bytes of one value, for the types whose size is a whole number of bytes.
    private static let widths = [
        "BOOL": 1, "U8": 1, "I8": 1, "I16": 2, "U16": 2, "F16": 2, "BF16": 2, "I32": 4, "U32": 4, "F32": 4,
        "F64": 8, "I64": 8, "U64": 8,
    ]

    /// The product of the dimensions, or nil when one is negative or the product overflows.
    private static func product(_ shape: [Int]) -> Int? {
        var product = 1
        for dimension in shape {
            guard dimension >= 0 else { return nil }
            let (next, overflows) = product.multipliedReportingOverflow(by: dimension)
            guard !overflows else { return nil }
            product = next
        }
        return product
    }
}

extension String {
    /// The offset of the tensor of this name in the data.
    fileprivate func offset(in entries: [String: SafetensorsFile.Entry]) -> Int { entries[self]?.offsets[0] ?? 0 }
}

/// The JSON header of a safetensors file.
struct SafetensorsHeader: Decodable {
    private(set) var metadata: [String: String] = [:]
    private(set) var entries: [String: SafetensorsFile.Entry] = [:]

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Name.self)
        for name in values.allKeys {
            if name.stringValue == "__metadata__" {
                metadata = try values.decode([String: String].self, forKey: name)
                continue
            }
            let entry = try values.decode(SafetensorsFile.Entry.self, forKey: name)
            guard entry.offsets.count == 2 else {
                throw DecodingError.dataCorruptedError(
                    forKey: name, in: values, debugDescription: "data_offsets must be two numbers")
            }
            entries[name.stringValue] = entry
        }
    }
}

extension Error {
    /// What is wrong with the JSON that could not be decoded, in one line.
    var jsonReason: String {
        guard let error = self as? DecodingError else { return "\(self)" }
        func place(_ context: DecodingError.Context) -> String {
            let path = context.codingPath.map(\.stringValue).joined(separator: ".")
            return (path.isEmpty ? "" : "\(path): ") + context.debugDescription
        }
        switch error {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            return place(context)
        case .keyNotFound(let key, let context):
            return (context.codingPath + [key]).map(\.stringValue).joined(separator: ".") + " is missing"
        @unknown default:
            return "\(error)"
        }
    }
}

/// An error while a safetensors file is read.
public enum SafetensorsError: Error, Equatable, CustomStringConvertible {
    /// The file could not be opened or read.
    case cannotRead(path: String, reason: String)
    /// The file ends within the length of the header.
    case tooShort(path: String, bytes: Int)
    /// The file is a model of another program's kind.
    case otherKind(path: String, kind: String)
    /// The header would reach beyond the end of the file: the file is truncated, or has another format.
    case headerBeyondFile(path: String, header: UInt64, file: Int)
    /// The header is not JSON of the expected form.
    case badHeader(path: String, reason: String)
    /// The byte range of a tensor is reversed, outside of the data, or does not have the size of its shape.
    case badOffsets(path: String, tensor: String, reason: String)
    /// Two tensors overlap, or there is a gap between them.
    case notContiguous(path: String, tensor: String, expected: Int, found: Int)
    /// The file has more bytes after the last tensor.
    case trailingBytes(path: String, count: Int)
    /// A tensor has another type than floats of 32 or 16 bits.
    case wrongType(path: String, tensor: String, type: String)
    /// A tensor is missing.
    case missingTensor(path: String, tensor: String)

    /// What is wrong with which file, and what to do.
    public var description: String { words.inOneLine }

    private var words: String {
        switch self {
        case .cannotRead(let path, let reason):
            "cannot read \(path): \(reason); check the path and its permissions"
        case .tooShort(let path, let bytes):
            "\(path) has only \(bytes) bytes and is not a safetensors file; fetch or train it again"
        case .otherKind(let path, let kind):
            "\(path) is \(kind), which cannot be read: use a model that `trainer` has written (.safetensors)"
        case .headerBeyondFile(let path, let header, let file):
            "\(path) is truncated or not a safetensors file: its header would take \(header) bytes and the file has "
                + "\(file); fetch or train it again"
        case .badHeader(let path, let reason):
            "\(path) is not a safetensors file: its header is broken (\(reason)); fetch or train it again"
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

/// Kinds of model files of other programs, so that these are not called damaged.
private enum OtherModelKind {
    /// The kind, by the first bytes of a file; nil if they may be those of a safetensors file.
    static func name(of start: some Collection<UInt8>) -> String? {
        let bytes = Array(start)
        // The header of a safetensors file, which begins with a brace, comes after its length.
        guard bytes.count < 9 || bytes[8] != UInt8(ascii: "{") else { return nil }
        // ONNX: the version of the format, a small number, then the name of the program that made it or the graph.
        if bytes.count > 3, bytes[0] == 0x08, bytes[1] < 32, [0x12, 0x3a].contains(bytes[2]) { return "an ONNX model" }
        if bytes.starts(with: [0x50, 0x4b, 3, 4]) { return "a ZIP file, such as a model of PyTorch or Keras" }
        if bytes.starts(with: [0x89] + Array("HDF".utf8)) { return "an HDF5 file, such as a model of Keras" }
        if bytes.starts(with: Array("GGUF".utf8)) { return "a GGUF model" }
        if bytes.dropFirst(4).starts(with: Array("TFL3".utf8)) { return "a TensorFlow Lite model" }
        if bytes.starts(with: [0x80]), bytes.count > 1, (2...5).contains(bytes[1]) { return "a pickle of Python" }
        return nil
    }
}
