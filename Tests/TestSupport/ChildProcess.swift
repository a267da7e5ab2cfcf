import Foundation

/// A process that a test has started, with its standard input and both outputs in hand.
public final class ChildProcess: Sendable {
    private let process: Process
    private let output = CapturedOutput()
    private let errors = CapturedOutput()

    /// Starts an executable.
    public init(
        _ executable: URL, _ arguments: [String], input: Data = Data(), environment: [String: String] = [:],
        folder: URL? = nil
    ) throws {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment
            .merging(environment) { _, new in new }
            .filter { !$0.value.isEmpty }
        let (standardInput, standardOutput, standardError) = (Pipe(), Pipe(), Pipe())
        process.standardInput = standardInput
        process.standardOutput = standardOutput
        process.standardError = standardError
        self.process = process
        try Self.withSignalsUnblocked { try process.run() }
        output.collect(from: standardOutput.fileHandleForReading)
        errors.collect(from: standardError.fileHandleForReading)
        // A child may end without reading all its input, which is no error of the test's.
        signal(SIGPIPE, SIG_IGN)
        Thread.detachNewThread {
            try? standardInput.fileHandleForWriting.write(contentsOf: input)
            try? standardInput.fileHandleForWriting.close()
        }
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// The process's number.
    public var identifier: Int32 { process.processIdentifier }

    /// Sends a signal: `SIGINT` is what Ctrl-C sends.
    public func send(_ signal: Int32) {
        kill(process.processIdentifier, signal)
    }

    /// Waits until standard output holds `text`.
    ///
    /// - Parameter signal: what is sent to the process at that moment.
    /// - Throws: `ProcessOverdue` when the process ends or `deadline` seconds pass first.
    public func waitForOutput(_ text: String, thenSend signal: Int32? = nil, within deadline: Double = 600) async throws
    {
        try await wait(for: text, in: output, thenSend: signal, within: deadline)
    }

    /// Waits until standard error holds `text`.
    ///
    /// - Throws: `ProcessOverdue` when the process ends or `deadline` seconds pass first.
    public func waitForErrorOutput(_ text: String, within deadline: Double = 600) async throws {
        try await wait(for: text, in: errors, thenSend: nil, within: deadline)
    }

    /// Waits for the end.
    ///
    /// - Throws: `ProcessOverdue`, after having killed the process, when `deadline` seconds have passed.
    public func result(within deadline: Double = 600) async throws -> ProcessResult {
        let killer = killed(after: deadline)
        // What counts is when the process ends, not when a busy machine comes to go on with the test.
        Thread.detachNewThread { [process] in
            process.waitUntilExit()
            killer.cancel()
        }
        let (standardOutput, standardError) = (await output.whole(), await errors.whole())
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [process] in
                process.waitUntilExit()
                continuation.resume()
            }
        }
        killer.cancel()
        let result = ProcessResult(
            status: process.terminationStatus,
            wasSignalled: process.terminationReason == .uncaughtSignal,
            output: standardOutput, errors: standardError)
        guard !killer.hasFired else { throw ProcessOverdue(command: command, seconds: deadline, result: result) }
        return result
    }

    /// Runs `body` with no signal blocked on this thread.
    ///
    /// A child inherits the mask of the thread that starts it, and the threads that tests run on block `SIGINT`.
    private static func withSignalsUnblocked(_ body: () throws -> Void) rethrows {
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try body()
    }

    private func wait(
        for text: String, in captured: CapturedOutput, thenSend signal: Int32?, within deadline: Double
    ) async throws {
        let killer = killed(after: deadline)
        let identifier = identifier
        let found = await captured.wait(for: text) {
            killer.cancel()
            if let signal { kill(identifier, signal) }
        }
        killer.cancel()
        guard !found else { return }
        throw ProcessOverdue(command: command, seconds: deadline, result: try await result(within: deadline))
    }

    private var command: String {
        ([process.executableURL?.lastPathComponent ?? ""] + (process.arguments ?? [])).joined(separator: " ")
    }

    private func killed(after seconds: Double) -> Deadline {
        Deadline(seconds: seconds) { [process] in kill(process.processIdentifier, SIGKILL) }
    }
}
