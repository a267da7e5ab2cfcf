import FoundationEssentials

/// Tensors and texts in a safetensors file, checked when it is opened.
///
/// The form: 8 bytes of length, little end first; that much JSON, giving each tensor's type, shape and place; then
/// the tensors' bytes without gaps (github.com/huggingface/safetensors).
struct SafetensorsFile {
    /// One tensor's entry in the header.
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

    /// The file, for errors.
    let path: String
    /// The texts under `__metadata__`.
    let metadata: [String: String]
    /// Every tensor's entry by name.
    let entries: [String: Entry]

    private let file: OpenedFile
    private let dataStart: Int

    /// The longest header that is read, as in the reference implementation.
    private static let longestHeader: UInt64 = 100_000_000

    /// Opens and checks a file; the tensors' numbers are not looked at yet.
    ///
    /// - Throws: ``SafetensorsError``.
    init(contentsOf url: URL) throws(SafetensorsError) {
        path = url.path
        file = try OpenedFile(url)
        guard file.size >= 8 else { throw .tooShort(path: path, bytes: file.size) }
        let length = try file.bytes(0..<8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
        guard length <= UInt64(file.size - 8), length <= Self.longestHeader else {
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

    /// A tensor of floats of 32 or 16 bits.
    ///
    /// What it takes in memory is its shape's to say, so look at that first: ``entries``.
    ///
    /// - Throws: ``SafetensorsError`` when it is not there, cannot be read or is of another type.
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

    /// Every byte of the data belongs to exactly one tensor, and each has the size that its shape says.
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

    /// Bytes of one number, for the types whose size is a whole number of bytes.
    private static let widths = [
        "BOOL": 1, "U8": 1, "I8": 1, "I16": 2, "U16": 2, "F16": 2, "BF16": 2, "I32": 4, "U32": 4, "F32": 4,
        "F64": 8, "I64": 8, "U64": 8,
    ]

    /// The product of dimensions, or nil when one is negative or the product overflows.
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
    /// Where the tensor of this name starts.
    fileprivate func offset(in entries: [String: SafetensorsFile.Entry]) -> Int { entries[self]?.offsets[0] ?? 0 }
}
