import Basics
import Glibc

/// A pipe that an output writes to, and that a test reads.
public final class OutputPipe {
    private let reading: Int32
    private let writing: Int32

    /// Opens a pipe.
    ///
    /// - Throws: `OutputError` when the system has none left.
    public init() throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw OutputError.failed(errno: errno) }
        (reading, writing) = (ends[0], ends[1])
    }

    /// The end to write to.
    public var file: OutputFile { OutputFile(descriptor: writing) }

    /// Closes the pipe and returns all that was written, which must fit into the pipe.
    public func text() -> String {
        close(writing)
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        var text: [UInt8] = []
        while case let count = read(reading, &bytes, bytes.count), count > 0 { text += bytes[..<count] }
        close(reading)
        return String(decoding: text, as: UTF8.self)
    }

    /// Closes the reading end, as a program does that has read enough.
    public func abandon() { close(reading) }
}
