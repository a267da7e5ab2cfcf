import Foundation
import TestSupport

/// The lines of `--json`, parsed.
struct JSONObjects {
    let all: [[String: Any]]

    /// Parses all lines of standard output.
    init(_ result: ProcessResult) throws {
        struct NoObject: Error { let line: String }
        all = try result.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { line in
            guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
                throw NoObject(line: String(line))
            }
            return object
        }
    }

    /// Those of one type.
    func of(type: String) -> [[String: Any]] { all.filter { $0["type"] as? String == type } }

    /// The letters typed, in order.
    var commits: [String] { of(type: "commit").compactMap { $0["letter"] as? String } }

    /// All but the latencies, as text.
    static func withoutLatency(_ result: ProcessResult) -> String {
        result.text.replacing(/"latency":[0-9.]+/, with: "")
    }
}
