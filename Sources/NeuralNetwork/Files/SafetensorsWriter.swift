import Basics
import Foundation

/// Makes the bytes of safetensors files, the same for the same content.
enum SafetensorsWriter {
    private struct Entry: Encodable {
        let dtype = "F32"
        let shape: [Int]
        let data_offsets: [Int]
    }

    /// A value in the header: a tensor's entry, or the texts.
    private enum Value: Encodable {
        case entry(Entry)
        case texts([String: String])

        func encode(to encoder: any Encoder) throws {
            switch self {
            case .entry(let entry): try entry.encode(to: encoder)
            case .texts(let texts): try texts.encode(to: encoder)
            }
        }
    }

    /// The whole file: header, then the tensors in the order given.
    static func bytes(tensors: [(name: String, tensor: Tensor)], metadata: [String: String]) throws -> [UInt8] {
        var header: [String: Value] = metadata.isEmpty ? [:] : ["__metadata__": .texts(metadata)]
        var end = 0
        for (name, tensor) in tensors {
            header[name] = .entry(Entry(shape: tensor.shape, data_offsets: [end, end + 4 * tensor.count]))
            end += 4 * tensor.count
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var json = Array(try encoder.encode(header))
        // The tensors then start at a multiple of 8 bytes, so that mapped floats are aligned.
        while json.count % 8 != 0 { json.append(UInt8(ascii: " ")) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 + json.count + end)
        withUnsafeBytes(of: UInt64(json.count).littleEndian) { bytes.append(contentsOf: $0) }
        bytes += json
        for (_, tensor) in tensors {
            tensor.values.withUnsafeBytes { bytes.append(contentsOf: $0) }
        }
        return bytes
    }
}
