import Foundation

/// An X server without a screen, for tests that open windows.
public final class XServer: Sendable {
    /// What the environment calls the display, such as `:7`.
    public let display: String
    /// The server ends when this pipe does: with the test process, however that ends.
    private let lifeline: Pipe

    /// Whether such a server can be started here at all: Debian's package is `xvfb`.
    public static let isInstalled = FileManager.default.isExecutableFile(atPath: path)

    private static let path = "/usr/bin/Xvfb"

    /// A server that did not start.
    public struct Failure: Error, CustomStringConvertible {
        /// What it wrote instead of its display's number.
        public let output: String
        /// What failed.
        public var description: String { "Xvfb did not start; it wrote \"\(output)\"." }
    }

    /// Starts a server on a display that is free and waits until it answers.
    ///
    /// - Parameters:
    ///   - width: Width of its screen in pixels.
    ///   - height: Height of its screen in pixels.
    public init(width: Int, height: Int) throws {
        lifeline = Pipe()
        let answer = Pipe()
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c", "\"$@\" <&- & server=$!; read -r line; kill $server; wait $server", "sh", Self.path,
            "-displayfd", "1", "-screen", "0", "\(width)x\(height)x24", "-nolisten", "tcp", "-noreset",
        ]
        process.standardInput = lifeline
        process.standardOutput = answer
        process.standardError = FileHandle.nullDevice
        try process.run()
        var output = ""
        while !output.contains("\n") {
            let data = answer.fileHandleForReading.availableData
            guard !data.isEmpty else { throw Failure(output: output) }
            output += String(decoding: data, as: UTF8.self)
        }
        display = ":" + output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    deinit { try? lifeline.fileHandleForWriting.close() }
}
