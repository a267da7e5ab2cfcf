import Foundation

/// Short words for why the system refused a file.
enum FileReason {
    /// The reason within an error of Foundation's: the system's own words where there are any.
    static func of(_ error: any Error) -> String {
        if let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error { return of(underlying) }
        switch error {
        case let error as POSIXError: return String(cString: strerror(error.code.rawValue))
        case let error as CocoaError where error.code == .fileReadNoSuchFile: return "there is no such file"
        case let error as CocoaError where error.code == .fileReadNoPermission: return "it may not be read"
        default:
            let error = error as NSError
            guard error.domain == NSPOSIXErrorDomain else { return error.localizedDescription }
            return String(cString: strerror(Int32(error.code)))
        }
    }
}
