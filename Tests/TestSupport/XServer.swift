import Foundation

/// An X server without a screen for the length of a test.
final class XServer {
    /// What the environment calls the display, such as `:7`.
    let display: String
    private let process: Process

    /// Whether the server can be started here at all.
    static let isInstalled = path != nil

    private static let path = ["/usr/bin/Xvfb", "/usr/local/bin/Xvfb"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// Why a server did not start.
    struct Failure: Error {
        var output: String
    }

    /// Starts a server on a display that is free and waits until it answers.
    init(width: Int, height: Int) throws {
        guard let path = Self.path else { throw Failure(output: "Xvfb is not installed") }
        let pipe = Pipe()
        process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = [
            "-displayfd", "1", "-screen", "0", "\(width)x\(height)x24", "-nolisten", "tcp", "-terminate",
        ]
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        var output = ""
        while !output.contains("\n") {
            let data = pipe.fileHandleForReading.availableData
            guard !data.isEmpty else { throw Failure(output: output) }
            output += String(decoding: data, as: UTF8.self)
        }
        display = ":" + output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
    }
}
