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

    /// Starts a product and returns at once, for tests that interrupt it or talk to it.
    public static func start(
        _ product: String, _ arguments: [String] = [], input: Data = Data(), environment: [String: String] = [:],
        in folder: URL? = nil
    ) throws -> ChildProcess {
        try ChildProcess(
            executable(product), arguments, input: input, environment: environment, folder: folder)
    }
}

/// A product that has not been built.
public struct ProductMissing: Error, CustomStringConvertible {
    /// Where it should be.
    public let path: String
    /// What is missing and how it is made.
    public var description: String { "There is no \(path). Build it with `swift build`." }
}
