/// Writes a message in the wire format of Protocol Buffers, field by field.
///
/// Writing ONNX and TensorBoard's events needs only these four kinds of fields: one page of code, where a library would
/// add thousands of generated lines. Format: protobuf.dev/programming-guides/encoding.
package struct ProtobufMessage {
    /// The bytes written so far.
    package private(set) var bytes: [UInt8] = []

    /// A message without fields.
    package init() {}

    /// Adds an integer: type 0, groups of seven bits, lowest first.
    package mutating func add(_ field: Int, _ value: Int) {
        addVariableLength(UInt64(field) << 3)
        addVariableLength(UInt64(bitPattern: Int64(value)))
    }

    /// Adds a 32-bit float: type 5, four bytes, lowest first.
    package mutating func add(_ field: Int, _ value: Float) {
        addVariableLength(UInt64(field) << 3 | 5)
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Adds a 64-bit float: type 1, eight bytes, lowest first.
    package mutating func add(_ field: Int, _ value: Double) {
        addVariableLength(UInt64(field) << 3 | 1)
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Adds bytes: type 2, the count, then the bytes.
    package mutating func add(_ field: Int, _ value: [UInt8]) {
        addVariableLength(UInt64(field) << 3 | 2)
        addVariableLength(UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    /// Adds a string as UTF-8.
    package mutating func add(_ field: Int, _ value: String) { add(field, Array(value.utf8)) }

    /// Adds a nested message.
    package mutating func add(_ field: Int, _ build: (inout ProtobufMessage) -> Void) {
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
