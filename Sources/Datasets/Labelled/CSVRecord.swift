import FoundationEssentials

/// One line of a table.
struct CSVRecord {
    private let bytes: [UInt8]
    private let fields: [Range<Int>]
    private let hasDecimalComma: Bool
    /// Its number in the file, from 1; the first, where a field has several.
    let line: Int

    /// Takes fields that a table has found.
    init(bytes: [UInt8], fields: [Range<Int>], line: Int, hasDecimalComma: Bool) {
        self.bytes = bytes
        self.fields = fields
        self.line = line
        self.hasDecimalComma = hasDecimalComma
    }

    /// Number of fields.
    var count: Int { fields.count }

    /// A field as text, without its quotes; nil where the line is too short.
    func text(_ column: Int) -> String? {
        guard column < fields.count else { return nil }
        let range = unquoted(fields[column])
        let text = String(decoding: bytes[range], as: UTF8.self)
        guard range != fields[column] else { return text }
        return text.replacing("\"\"", with: "\"").trimmed(of: \.isWhitespace)
    }

    /// A field as a number; nil where it is none.
    func number(_ column: Int) -> Double? { text(column).flatMap(number) }

    /// A text of this table as a number; nil where it is none.
    func number(_ text: String) -> Double? {
        let text = hasDecimalComma ? text.replacing(",", with: ".") : text
        guard let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// A field as a place in a picture, in pixels; nil where it is no number, or farther away than any pixel lies.
    func place(_ column: Int) -> Double? {
        number(column).flatMap { abs($0) <= CSVRecord.farthestPlace ? $0 : nil }
    }

    /// Larger pictures are not read, and a box or landmark does not lie that far beside one.
    static let farthestPlace = 100_000.0

    /// A field as a whole number of at most six digits, also as `12.0`; nil where it is none.
    func integer(_ column: Int) -> Int? {
        guard column < fields.count else { return nil }
        var range = unquoted(fields[column])
        if range.count > 2, bytes[range.upperBound - 1] == UInt8(ascii: "0"), isPoint(bytes[range.upperBound - 2]) {
            range = range.lowerBound..<range.upperBound - 2
        }
        guard (1...6).contains(range.count) else { return nil }
        var value = 0
        for byte in bytes[range] {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }

    private func isPoint(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || hasDecimalComma && byte == UInt8(ascii: ",")
    }

    /// What a field has within its quotes.
    private func unquoted(_ range: Range<Int>) -> Range<Int> {
        let quote = UInt8(ascii: "\"")
        guard range.count >= 2, bytes[range.lowerBound] == quote, bytes[range.upperBound - 1] == quote else {
            return range
        }
        return range.lowerBound + 1..<range.upperBound - 1
    }
}
