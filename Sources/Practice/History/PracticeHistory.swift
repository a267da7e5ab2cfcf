import Basics
import FoundationEssentials

/// What was practised, in the order of time: a file with one JSON object a line, to which results are only added.
///
/// Lines that are damaged, or that a later version has written, stay in the file, are left out here and can be told.
public struct PracticeHistory: Sendable {
    /// No valid file is larger: some hundred thousand exercises.
    private static let maximumBytes = 1 << 27

    /// The file; nil when results are kept in memory alone.
    public let file: URL?
    /// The results that could be read, and those added since.
    public private(set) var results: [PracticeResult] = []
    /// The numbers, from 1, of the lines that could not be read.
    public private(set) var damagedLines: [Int] = []

    /// Reads a file; a missing one holds nothing.
    ///
    /// - Parameter file: nil keeps results in memory alone.
    /// - Throws: `PracticeHistoryError` if the file exists and cannot be read.
    public init(file: URL?) throws(PracticeHistoryError) {
        self.file = file
        guard let file, FileManager.default.fileExists(atPath: file.path) else { return }
        let bytes: Data
        do {
            bytes = try RegularFile.read(file, atMost: Self.maximumBytes)
        } catch {
            throw .cannotRead(path: file.path, reason: "\(error)")
        }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        for (number, line) in zip(1..., bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)) {
            guard !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) else { continue }
            if let result = try? decoder.decode(PracticeResult.self, from: Data(line)) {
                results.append(result)
            } else {
                damagedLines.append(number)
            }
        }
    }

    /// Makes a history that is kept in memory alone.
    ///
    /// - Parameter results: what was practised before, in the order of time.
    public init(_ results: [PracticeResult] = []) {
        file = nil
        self.results = results
    }

    /// The location of the file in the user's data folder; nil if there is no home folder.
    public static func usualFile() -> URL? { UserFile.data("practice.jsonl") }

    /// What to tell the user about the lines that could not be read; nil if all could.
    public var warning: String? {
        guard let file, !damagedLines.isEmpty else { return nil }
        let numbers = damagedLines.prefix(5).map(String.init).joined(separator: ", ")
        let rest = damagedLines.count > 5 ? ", …" : ""
        return
            "\(file.path): \(counted(damagedLines.count, "line")) cannot be read and \(damagedLines.count == 1 ? "is" : "are") left as "
            + "\(damagedLines.count == 1 ? "it is" : "they are") (\(numbers)\(rest))."
    }

    /// Adds a result, to the file too.
    ///
    /// - Throws: `PracticeHistoryError` if the file cannot be written; the result is then kept in memory.
    public mutating func add(_ result: PracticeResult) throws(PracticeHistoryError) {
        results.append(result)
        guard let file else { return }
        do {
            let encoder = JSONEncoder.sorted
            encoder.dateEncodingStrategy = .iso8601
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try AppendedFile.add(line: [UInt8](try encoder.encode(result)), to: file)
        } catch let error as FileWriteError {
            throw .cannotWrite(path: file.path, reason: error.reason)
        } catch {
            throw .cannotWrite(path: file.path, reason: "\(error)")
        }
    }
}

/// Why the history of practice cannot be read or kept.
public enum PracticeHistoryError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file exists and cannot be read.
    case cannotRead(path: String, reason: String)
    /// The file cannot be written.
    case cannotWrite(path: String, reason: String)

    /// What failed, on which file, and what to do.
    public var description: String {
        switch self {
        case .cannotRead(let path, let reason):
            "The history of practice in \(path) cannot be read: \(reason). Repair or remove the file.".inOneLine
        case .cannotWrite(let path, let reason):
            "What was practised cannot be kept in \(path): \(reason).".inOneLine
        }
    }
}
