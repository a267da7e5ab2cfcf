import Glibc

@testable import recognizer

/// A pipe whose reading end tells what was written.
final class OutputPipe {
    private let reading: Int32
    private let writing: Int32

    init() throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw OutputError.failed(errno: errno) }
        (reading, writing) = (ends[0], ends[1])
    }

    var file: OutputFile { OutputFile(descriptor: writing) }

    /// Ends writing and gives all that was written, which must fit into the pipe.
    func text() -> String {
        close(writing)
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        var text: [UInt8] = []
        while case let count = read(reading, &bytes, bytes.count), count > 0 { text += bytes[..<count] }
        close(reading)
        return String(decoding: text, as: UTF8.self)
    }

    /// Nobody reads any more.
    func abandon() { close(reading) }
}
