import FoundationEssentials

extension JSONEncoder {
    /// An encoder that gives the same bytes for the same values.
    public static var sorted: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    /// The same, with a line for each value, for files that people read.
    public static var pretty: JSONEncoder {
        let encoder = sorted
        encoder.outputFormatting.insert(.prettyPrinted)
        return encoder
    }

    /// A value as text with sorted keys.
    ///
    /// - Throws: what the encoder throws.
    public static func text(_ value: some Encodable) throws -> String {
        String(decoding: try sorted.encode(value), as: UTF8.self)
    }
}
