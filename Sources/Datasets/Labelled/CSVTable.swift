import Basics
import FoundationEssentials
import Glibc
import Imaging

/// A table with a line of column names, read field by field without copying, as spreadsheets and pandas write it.
///
/// Fields are parted by commas, semicolons or tabs, whichever the first line has most of. They may be wrapped in double
/// quotes, with doubled quotes and line ends inside; blanks around them do not count. Lines end as on any system. With
/// semicolons or tabs a number may have a decimal comma.
struct CSVTable {
    /// Names of the columns; an index that pandas has written has none.
    let columns: [String]
    private let bytes: [UInt8]
    private let separator: UInt8
    private let body: (start: Int, line: Int)

    /// Splits a table's bytes; a table without a first line has no columns.
    init(bytes: [UInt8]) {
        let bytes = CSVTable.utf8(bytes)
        var scanner = CSVScanner(bytes, at: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        scanner.findSeparator()
        var fields: [Range<Int>] = []
        _ = scanner.next(into: &fields)
        let header = CSVRecord(bytes: bytes, fields: fields, line: 1, hasDecimalComma: false)
        self.bytes = bytes
        columns = fields.indices.map { header.text($0) ?? "" }
        separator = scanner.separator
        body = (scanner.position, scanner.line)
    }

    /// Reads a table.
    ///
    /// - Throws: `DatasetError` when the file cannot be read, or is no text.
    init(contentsOf url: URL) throws(DatasetError) {
        let data: Data
        do throws(RegularFileError) {
            data = try RegularFile.read(url, atMost: DatasetLoader.largestTable)
        } catch .system(code: EACCES) {
            throw .noPermission(path: url.path)
        } catch {
            throw .unrecognised(path: url.path, found: "it cannot be read (\(error))")
        }
        if data.starts(with: Array("PK".utf8)) {
            throw .unrecognised(path: url.path, found: "an archive or a workbook; unpack it, or save it as CSV")
        }
        let bytes = CSVTable.utf8([UInt8](data))
        guard !bytes.prefix(CSVTable.firstBytes).contains(0) else {
            let isPicture = Still.fileExtensions.contains(url.pathExtension.lowercased())
            throw .unrecognised(path: url.path, found: isPicture ? "a single picture" : "a file that is no text")
        }
        self.init(bytes: bytes)
    }

    /// Reads the names of a table's columns alone; nil where it cannot be read.
    init?(firstLineOf url: URL) {
        guard let data = try? RegularFile.read(url, first: CSVTable.firstBytes) else { return nil }
        self.init(bytes: [UInt8](data))
    }

    /// More than the names of a table's columns have.
    private static let firstBytes = 1 << 16

    /// Excel's "Unicode text" has two bytes a character, and begins with a mark that says in which order.
    private static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) else { return bytes }
        return String(bytes: bytes, encoding: .utf16).map { Array($0.utf8) } ?? bytes
    }

    /// The position of a column, in upper or lower case; nil where there is none.
    func place(of name: String) -> Int? {
        columns.firstIndex(of: name) ?? columns.firstIndex { $0.lowercased() == name.lowercased() }
    }

    /// The position of a column.
    func column(_ name: String, in path: String) throws(DatasetError) -> Int {
        guard let index = place(of: name) else {
            throw DatasetError.missingColumn(path: path, column: name, found: columns)
        }
        return index
    }

    /// Calls `visit` with every line that is not empty, after that of the names.
    func forEach(_ visit: (CSVRecord) -> Void) {
        var scanner = CSVScanner(bytes, at: body.start, line: body.line, separator: separator)
        var fields: [Range<Int>] = []
        while let line = scanner.next(into: &fields) {
            visit(
                CSVRecord(
                    bytes: bytes, fields: fields, line: line, hasDecimalComma: separator != UInt8(ascii: ",")))
        }
    }
}

/// Goes through a table's bytes line by line.
private struct CSVScanner {
    private let bytes: [UInt8]
    private(set) var position: Int
    private(set) var line: Int
    private(set) var separator: UInt8

    /// A quoted field that is longer has lost its closing quote.
    private static let longestField = 1 << 16
    private static let quote = UInt8(ascii: "\"")

    init(_ bytes: [UInt8], at position: Int, line: Int = 1, separator: UInt8 = UInt8(ascii: ",")) {
        self.bytes = bytes
        self.position = position
        self.line = line
        self.separator = separator
    }

    /// Takes the separator from the first line that is not empty, or from Excel's line `sep=;` before it.
    mutating func findSeparator() {
        while position < bytes.count, CSVScanner.isBreak(bytes[position]) { skipBreak() }
        let end = bytes[position...].firstIndex(where: CSVScanner.isBreak) ?? bytes.count
        let first = bytes[position..<end]
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        if first.count == 5, first.starts(with: Array("sep=".utf8)), let last = first.last, candidates.contains(last) {
            separator = last
            position = end
            skipBreak()
            return
        }
        var counts = [0, 0, 0]
        var isQuoted = false
        for byte in first {
            if byte == CSVScanner.quote { isQuoted.toggle() }
            if !isQuoted, let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
        }
        for index in candidates.indices where counts[index] > counts[candidates.firstIndex(of: separator) ?? 0] {
            separator = candidates[index]
        }
    }

    /// The fields of the next line that is not empty, and the number of that line; nil at the end.
    mutating func next(into fields: inout [Range<Int>]) -> Int? {
        while position < bytes.count {
            let first = line
            fields.removeAll(keepingCapacity: true)
            readFields(into: &fields)
            if fields.contains(where: { !$0.isEmpty }) { return first }
        }
        fields.removeAll(keepingCapacity: true)
        return nil
    }

    private mutating func readFields(into fields: inout [Range<Int>]) {
        while true {
            skipBlanks()
            let start = position
            if position < bytes.count, bytes[position] == CSVScanner.quote { skipQuoted() }
            while position < bytes.count, bytes[position] != separator, !CSVScanner.isBreak(bytes[position]) {
                position += 1
            }
            var end = position
            while end > start, isBlank(bytes[end - 1]) { end -= 1 }
            fields.append(start..<end)
            guard position < bytes.count, bytes[position] == separator else { return skipBreak() }
            position += 1
        }
    }

    /// Goes behind the quote that closes a field; where there is none, the first is taken for a letter of it.
    private mutating func skipQuoted() {
        var place = position + 1
        var lines = 0
        let limit = min(bytes.count, position + CSVScanner.longestField)
        while place < limit {
            if bytes[place] == CSVScanner.quote {
                guard place + 1 < bytes.count, bytes[place + 1] == CSVScanner.quote else {
                    (position, line) = (place + 1, line + lines)
                    return
                }
                place += 1
            } else if bytes[place] == UInt8(ascii: "\n")
                || bytes[place] == UInt8(ascii: "\r") && bytes.dropFirst(place + 1).first != UInt8(ascii: "\n")
            {
                lines += 1
            }
            place += 1
        }
    }

    private mutating func skipBlanks() {
        while position < bytes.count, isBlank(bytes[position]) { position += 1 }
    }

    private mutating func skipBreak() {
        guard position < bytes.count else { return }
        let isReturn = bytes[position] == UInt8(ascii: "\r")
        position += 1
        if isReturn, position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
        line += 1
    }

    private func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") && separator != byte
    }

    private static func isBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
}
