import Foundation

/// A comma-separated table with a line of column names, read field by field without copying.
///
/// Fields may be wrapped in double quotes, with doubled quotes inside; a quoted field does not span lines.
struct CSVTable {
    /// Names of the columns.
    let columns: [String]
    private let bytes: [UInt8]
    private let body: Int

    /// Splits a table's bytes; a table without a first line has no columns.
    init(bytes: [UInt8]) {
        self.bytes = bytes
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let start = bytes.starts(with: mark) ? mark.count : 0
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        var fields: [Range<Int>] = []
        CSVTable.split(bytes, start..<end, into: &fields)
        columns = fields.map { CSVRecord(bytes: bytes, fields: fields, line: 1).text(in: $0) }
        body = min(end + 1, bytes.count)
    }

    /// The position of a column.
    func column(_ name: String, in path: String) throws(DatasetError) -> Int {
        guard let index = columns.firstIndex(of: name) else {
            throw DatasetError.missingColumn(path: path, column: name)
        }
        return index
    }

    /// Calls `visit` with every line that is not empty, from the second on.
    func forEach(_ visit: (CSVRecord) -> Void) {
        var fields: [Range<Int>] = []
        var line = 2
        var start = body
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            CSVTable.split(bytes, start..<end, into: &fields)
            if fields.count > 1 || fields.first.map({ !$0.isEmpty }) == true {
                visit(CSVRecord(bytes: bytes, fields: fields, line: line))
            }
            start = end + 1
            line += 1
        }
    }

    private static func split(_ bytes: [UInt8], _ range: Range<Int>, into fields: inout [Range<Int>]) {
        fields.removeAll(keepingCapacity: true)
        var end = range.upperBound
        if end > range.lowerBound, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        var start = range.lowerBound
        var quoted = false
        for index in range.lowerBound..<end {
            if bytes[index] == UInt8(ascii: "\"") {
                quoted.toggle()
            } else if bytes[index] == UInt8(ascii: ","), !quoted {
                fields.append(start..<index)
                start = index + 1
            }
        }
        fields.append(start..<end)
    }
}

/// One line of a table.
struct CSVRecord {
    fileprivate let bytes: [UInt8]
    fileprivate let fields: [Range<Int>]
    /// Its number in the file, from 1.
    let line: Int

    /// Number of fields.
    var count: Int { fields.count }

    /// A field as text, without its quotes; nil where the line is too short.
    func text(_ column: Int) -> String? {
        column < fields.count ? text(in: fields[column]) : nil
    }

    /// A field as a number; nil where it is none.
    func number(_ column: Int) -> Double? {
        guard let text = text(column), let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// A field as a place in a picture, in pixels; nil where it is no number, or farther away than any pixel lies.
    func place(_ column: Int) -> Double? {
        number(column).flatMap { abs($0) <= CSVRecord.farthestPlace ? $0 : nil }
    }

    /// Larger pictures are not read, and a box or joint does not lie that far beside one.
    static let farthestPlace = 100_000.0

    /// A field as a whole number of at most six digits; nil where it is none.
    func integer(_ column: Int) -> Int? {
        guard column < fields.count, (1...6).contains(fields[column].count) else { return nil }
        var value = 0
        for byte in bytes[fields[column]] {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }

    fileprivate func text(in range: Range<Int>) -> String {
        let quote = UInt8(ascii: "\"")
        guard range.count >= 2, bytes[range.lowerBound] == quote, bytes[range.upperBound - 1] == quote else {
            return String(decoding: bytes[range], as: UTF8.self)
        }
        let inner = String(decoding: bytes[(range.lowerBound + 1)..<(range.upperBound - 1)], as: UTF8.self)
        return inner.replacingOccurrences(of: "\"\"", with: "\"")
    }
}
