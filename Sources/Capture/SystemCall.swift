import CV4L2
import Basics
import Glibc
import SystemPackage

/// A system call that failed, and why.
public struct SystemCallError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Name of the call, such as `open` or `VIDIOC_S_FMT`.
    public let call: String
    /// The system's error number, `errno`.
    public let code: Int32

    /// Describes a failure by the call's name and its error number.
    public init(call: String, code: Int32) {
        self.call = call
        self.code = code
    }

    /// The call, the system's message and the error number.
    public var description: String { "\(call): \(Errno(rawValue: code)) (\(code))" }
}

/// Runs a system call that swift-system does not have, again for as long as signals interrupt it.
///
/// - Returns: the call's result.
/// - Throws: `SystemCallError` with the call's name and `errno`, if the result is -1.
@discardableResult
func systemCall<Result: SignedInteger>(
    _ name: @autoclosure () -> String, _ call: () -> Result
) throws(SystemCallError) -> Result {
    while true {
        let result = call()
        if result != -1 { return result }
        let code = errno
        if code != EINTR { throw SystemCallError(call: name(), code: code) }
    }
}

/// Opens a file or device with swift-system; child processes do not inherit it.
///
/// - Throws: `SystemCallError` if the system refuses.
func openFile(
    _ path: String, _ mode: FileDescriptor.AccessMode, options: FileDescriptor.OpenOptions = [],
    permissions: FilePermissions? = nil
) throws(SystemCallError) -> FileDescriptor {
    do {
        return try FileDescriptor.open(path, mode, options: options.union(.closeOnExec), permissions: permissions)
    } catch {
        throw SystemCallError(call: "open", code: Errno(error).rawValue)
    }
}

/// Waits until a descriptor is readable or has failed.
///
/// - Parameters:
///   - descriptors: what to wait for.
///   - milliseconds: the longest wait, rounded up to whole milliseconds; at most 1000 s.
/// - Returns: the `POLL…` flags of each descriptor, all 0 if the time is over.
func poll(_ descriptors: Int32..., milliseconds: Double) throws(SystemCallError) -> [Int16] {
    var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let timeout = Int32(max(0, min(milliseconds, 1e6)).rounded(.up))
    try systemCall("poll") { Glibc.poll(&entries, nfds_t(entries.count), timeout) }
    return entries.map(\.revents)
}

/// An event that one thread signals and others wait for; once signalled it stays so.
final class EventFD: Sendable {
    /// Readable once the event has been signalled.
    let descriptor: Int32

    /// Creates an event that has not been signalled.
    ///
    /// - Parameter label: the camera's name for error messages.
    init(label: String) throws(CaptureError) {
        do throws(SystemCallError) {
            descriptor = try systemCall("eventfd") { eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK)) }
        } catch {
            throw .device(camera: label, error)
        }
    }

    deinit { close(descriptor) }

    /// Signals the event and ends all waits for it.
    func signal() { eventfd_write(descriptor, 1) }

    /// Whether the event has been signalled.
    var isSignalled: Bool { wait(milliseconds: 0) }

    /// Waits for the event; false if `milliseconds` pass first.
    @discardableResult
    func wait(milliseconds: Double) -> Bool {
        let deadline = MonotonicClock.now() + milliseconds
        while true {
            let flags = try? poll(descriptor, milliseconds: deadline - MonotonicClock.now())
            if let flags, flags != [0] { return true }
            if flags == nil || MonotonicClock.now() >= deadline { return false }
        }
    }
}
