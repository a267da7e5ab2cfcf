import Glibc

/// Why nothing more can be written to standard output.
enum OutputError: Error, Equatable {
    /// Whoever read it has had enough; no reason to complain.
    case closed
    /// It cannot be written to, as on a full disk.
    case failed(errno: Int32)
}

extension OutputError: CustomStringConvertible {
    var description: String {
        switch self {
        case .closed: "Standard output was closed."
        case .failed(let code):
            "Standard output cannot be written to: \(String(cString: strerror(code))). Send it somewhere else."
        }
    }
}
