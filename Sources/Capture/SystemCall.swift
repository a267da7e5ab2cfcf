import Glibc

/// A call of the operating system that failed, and why.
public struct SystemCallError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Name of the call, such as `open` or `VIDIOC_S_FMT`.
    public let call: String
    /// The system's error number.
    public let code: Int32

    /// Names a failure.
    public init(call: String, code: Int32) {
        self.call = call
        self.code = code
    }

    /// The call and the system's words for the failure.
    public var description: String { "\(call): \(String(cString: strerror(code))) (\(code))" }
}

/// Runs a call of the operating system that answers -1 on failure, again and again while signals interrupt it.
///
/// - Returns: what the call answered.
/// - Throws: `SystemCallError` with the call's name and `errno`.
@discardableResult
func systemCall<Result: SignedInteger>(
    _ call: @autoclosure () -> String, _ body: () -> Result
) throws(SystemCallError) -> Result {
    while true {
        let result = body()
        if result != -1 { return result }
        let code = errno
        if code != EINTR { throw SystemCallError(call: call(), code: code) }
    }
}
