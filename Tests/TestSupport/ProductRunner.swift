import Foundation

/// Runs what this package builds, as its users would.
public enum ProductRunner {
    /// The executable of a product, beside the running test bundle.
    ///
    /// - Throws: `ProductMissing` when it has not been built.
    public static func executable(_ product: String) throws -> URL {
        let bundle = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let url = bundle.deletingLastPathComponent().appending(path: product)
        guard FileManager.default.isExecutableFile(atPath: url.path) else { throw ProductMissing(path: url.path) }
        return url
    }

    /// Runs a product to its end and returns what it wrote and how it ended.
    ///
    /// - Parameters:
    ///   - product: its name, as in `Package.swift`.
    ///   - arguments: the command line without the program's name.
    ///   - input: what it reads from standard input.
    ///   - environment: variables set on top of the test's own; an empty value removes one.
    ///   - folder: the working directory; the test's own when nil.
    ///   - deadline: seconds after which it is killed and `ProcessOverdue` is thrown.
    public static func run(
        _ product: String, _ arguments: [String] = [], input: Data = Data(), environment: [String: String] = [:],
        in folder: URL? = nil, deadline: Double = 600
    ) async throws -> ProcessResult {
        let child = try start(product, arguments, input: input, environment: environment, in: folder)
        return try await child.result(within: deadline)
    }

    /// Runs a product with its standard output sent elsewhere than to the test.
    ///
    /// - Parameter place: the end of a shell's line, such as `>/dev/full`.
    public static func run(
        _ product: String, _ arguments: [String] = [], sendingOutputTo place: OutputDestination, in folder: URL? = nil
    ) async throws -> ProcessResult {
        // The test's own process ignores SIGPIPE, which the program must not inherit.
        let line = "\(place.preparation) exec env --default-signal=PIPE \"$0\" \"$@\" \(place.redirection)"
        return try await ChildProcess(
            URL(filePath: "/bin/sh"), ["-c", line, executable(product).path] + arguments, folder: folder
        ).result()
    }

    /// Starts a product and returns at once, for tests that interrupt it or talk to it.
    public static func start(
        _ product: String, _ arguments: [String] = [], input: Data = Data(), environment: [String: String] = [:],
        in folder: URL? = nil
    ) throws -> ChildProcess {
        try ChildProcess(
            executable(product), arguments, input: input, environment: environment, folder: folder)
    }
}

/// Where standard output cannot be written.
public enum OutputDestination: String, CaseIterable, Sendable {
    /// A disk without room.
    case fullDisk
    /// A pipe that nobody reads any more.
    case closedPipe

    fileprivate var preparation: String {
        switch self {
        case .fullDisk: ""
        case .closedPipe:
            "pipe=$(mktemp -u); mkfifo \"$pipe\"; exec 3<>\"$pipe\" 4>\"$pipe\" 3<&-; rm \"$pipe\";"
        }
    }

    fileprivate var redirection: String {
        switch self {
        case .fullDisk: ">/dev/full"
        case .closedPipe: ">&4"
        }
    }

    /// What a program says about it.
    public var message: String {
        switch self {
        case .fullDisk: "Standard output cannot be written to: No space left on device"
        case .closedPipe: "Standard output was closed"
        }
    }
}

/// A product that has not been built.
public struct ProductMissing: Error, CustomStringConvertible {
    /// Where it should be.
    public let path: String
    /// What is missing and how it is made.
    public var description: String { "There is no \(path). Build it with `swift build`." }
}
