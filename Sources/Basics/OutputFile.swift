import Glibc
import Synchronization

/// Why nothing more can be written to an output.
public enum OutputError: Error, Equatable, CustomStringConvertible {
    /// The program at the other end of the pipe has ended, as `head` does after enough lines.
    case closed
    /// The system refused the write, for example because the disk is full.
    case failed(errno: Int32)

    /// What failed and what to do.
    public var description: String {
        switch self {
        case .closed: "Standard output was closed."
        case .failed(let code):
            "Standard output cannot be written to: \(String(cString: strerror(code))). Send it somewhere else."
        }
    }
}

/// A file descriptor that is written to without a buffer.
public struct OutputFile: Sendable {
    /// The file descriptor.
    ///
    /// The caller opens and closes it.
    public let descriptor: Int32

    /// The standard output of the program.
    public static let standardOutput = OutputFile(descriptor: STDOUT_FILENO)
    /// The standard error output of the program.
    public static let standardError = OutputFile(descriptor: STDERR_FILENO)

    /// Whether it is a terminal, on which a line can be overwritten.
    public var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Makes an output of an open file descriptor.
    public init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Writes all bytes, in as many system calls as that takes.
    ///
    /// - Throws: ``OutputError`` when the system refuses more bytes.
    public func write(_ bytes: [UInt8]) throws(OutputError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else {
                try recover(from: errno)
            }
        }
    }

    /// Returns when writing is worth another attempt; throws otherwise.
    private func recover(from code: Int32) throws(OutputError) {
        switch code {
        case EINTR: return
        case EAGAIN:
            // Another program has made the descriptor non-blocking, and its buffer is full: wait for room.
            var poll = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            _ = Glibc.poll(&poll, 1, 1000)
        case EPIPE: throw .closed
        default: throw .failed(errno: code)
        }
    }
}

/// Where results go, apart from messages and progress on standard error.
public enum StandardOutput {
    /// Writes a result and a line break.
    ///
    /// Unlike the `print` of the standard library, it notices when nothing more can be written.
    ///
    /// - Throws: ``OutputError`` when the system refuses.
    public static func print(_ text: String) throws(OutputError) {
        try OutputFile.standardOutput.write(Array((text + "\n").utf8))
    }

    /// Ends the program with a message and status 1 when the last of its buffered output cannot be written.
    ///
    /// This concerns what others print for the program, such as the help of ArgumentParser.
    ///
    /// - Parameter prefix: how the program's messages begin.
    public static func checkAtExit(prefix: String = "Error") {
        prefixAtExit.withLock { $0 = prefix }
        atexit {
            guard fflush(nil) != 0 else { return }
            let error = errno == EPIPE ? OutputError.closed : .failed(errno: errno)
            StandardError.note("\(StandardOutput.prefixAtExit.withLock { $0 }): \(error)")
            _exit(EXIT_FAILURE)
        }
    }

    /// The function that runs at the exit cannot capture anything.
    private static let prefixAtExit = Mutex("")
}

/// Where messages, notes and progress go, apart from results on standard output.
public enum StandardError {
    /// Whether it is a terminal, on which a line can be overwritten.
    public static var isTerminal: Bool { OutputFile.standardError.isTerminal }

    /// Writes text as it is.
    ///
    /// A failure is ignored: there is no other place to report it.
    public static func write(_ text: String) {
        try? OutputFile.standardError.write(Array(text.utf8))
    }

    /// Writes a message and a line break, with control characters made visible.
    public static func note(_ message: String) { write(message.printable + "\n") }
}
