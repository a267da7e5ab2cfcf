/// A message in Protocol Buffers' wire format, written field by field.
///
/// ONNX needs only these three kinds of field, and only to be written; that is a page of code, where a library would
/// bring thousands of generated lines. Format: protobuf.dev/programming-guides/encoding.
struct ProtobufMessage {
    /// The message so far.
    private(set) var bytes: [UInt8] = []

    /// Whole numbers: a key of the field's number and type 0, then groups of seven bits, lowest first.
    mutating func add(_ field: Int, _ value: Int) {
        addVariableLength(UInt64(field) << 3)
        addVariableLength(UInt64(bitPattern: Int64(value)))
    }

    /// Single precision: type 5, four bytes, lowest first.
    mutating func add(_ field: Int, _ value: Float) {
        addVariableLength(UInt64(field) << 3 | 5)
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Bytes: type 2, their count, then they themselves.
    mutating func add(_ field: Int, _ value: [UInt8]) {
        addVariableLength(UInt64(field) << 3 | 2)
        addVariableLength(UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    /// Text, as UTF-8.
    mutating func add(_ field: Int, _ value: String) { add(field, Array(value.utf8)) }

    /// A message within this one.
    mutating func add(_ field: Int, _ build: (inout ProtobufMessage) -> Void) {
        var message = ProtobufMessage()
        build(&message)
        add(field, message.bytes)
    }

    private mutating func addVariableLength(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7f) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
