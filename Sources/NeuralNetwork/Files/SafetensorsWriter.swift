import Basics
import FoundationEssentials

/// Makes the bytes of safetensors files, the same for the same content.
enum SafetensorsWriter {
    private struct Entry: Encodable {
        let dtype: String
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
    ///
    /// - Parameter weights: how exactly tensors of two dimensions and more are kept; those of one, such as biases and
    ///   running averages, are few and always kept whole.
    static func bytes(
        tensors: [(name: String, tensor: Tensor)], metadata: [String: String], weights: WeightPrecision = .single
    ) throws -> [UInt8] {
        var header: [String: Value] = metadata.isEmpty ? [:] : ["__metadata__": .texts(metadata)]
        var end = 0
        for (name, tensor) in tensors {
            let precision = precision(of: tensor, weights: weights)
            let size = precision.byteCount * tensor.count
            header[name] = .entry(
                Entry(dtype: precision.rawValue, shape: tensor.shape, data_offsets: [end, end + size]))
            end += size
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
            switch precision(of: tensor, weights: weights) {
            case .single: tensor.values.withUnsafeBytes { bytes.append(contentsOf: $0) }
            case .half:
                for value in tensor.values {
                    withUnsafeBytes(of: HalfFloat(rounding: value).bits.littleEndian) { bytes.append(contentsOf: $0) }
                }
            }
        }
        return bytes
    }

    private static func precision(of tensor: Tensor, weights: WeightPrecision) -> WeightPrecision {
        tensor.shape.count > 1 ? weights : .single
    }
}
