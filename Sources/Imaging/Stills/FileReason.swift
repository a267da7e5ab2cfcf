import FoundationEssentials
import Glibc

/// Short words for why the system refused a file.
enum FileReason {
    /// The reason within an error of Foundation's: the system's own words where there are any.
    static func of(_ error: any Error) -> String {
        switch error {
        case let error as POSIXError: String(cString: strerror(error.code.rawValue))
        case let error as CocoaError:
            if let underlying = error.underlying {
                of(underlying)
            } else if error.code == .fileReadNoSuchFile {
                "there is no such file"
            } else if error.code == .fileReadNoPermission {
                "it may not be read"
            } else {
                "\(error)"
            }
        default: "\(error)"
        }
    }
}
