import Basics
import FoundationEssentials

/// Encodes safetensors files; the same content always gives the same bytes.
enum SafetensorsWriter {
    private struct Entry: Encodable {
        let dtype: String
        let shape: [Int]
        let data_offsets: [Int]
    }

    /// A value in the header: the entry of a tensor, or the metadata.
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

    /// The bytes of a file: the header, then the tensors in the given order.
    ///
    /// - Parameter weights: the format of tensors of two or more dimensions. Those of one dimension, such as biases and
    ///   running statistics, are small and always stored as 32-bit floats.
    /// - Throws: `EncodingError`.
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
        var json = Array(try JSONEncoder.sorted.encode(header))
        // Spaces at the end of the header align the tensors to 8 bytes, as the format recommends.
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
