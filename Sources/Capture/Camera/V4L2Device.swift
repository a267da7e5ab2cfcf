import CV4L2
import Glibc

/// An open camera node; closed when the last user lets go.
final class V4L2Device: Sendable {
    /// What the camera is called in messages.
    let label: String
    /// The node's file descriptor.
    let descriptor: Int32

    /// Opens a node.
    ///
    /// - Throws: `CaptureError` when it may not be opened, has gone or is no camera.
    init(path: String, label: String) throws(CaptureError) {
        self.label = label
        libv4l2IsQuiet
        do throws(SystemCallError) {
            descriptor = try systemCall("open") { cv4l2_open(path) }
        } catch {
            throw Self.failure(error, label: label)
        }
    }

    deinit { v4l2_close(descriptor) }

    /// Asks or tells the driver something.
    ///
    /// - Parameters:
    ///   - request: one of the `cv4l2_` constants.
    ///   - name: the request's name, for messages.
    ///   - argument: what the request takes and answers in.
    func request<Argument>(
        _ request: UInt, _ name: StaticString, _ argument: inout Argument
    ) throws(SystemCallError) {
        let descriptor = descriptor
        _ = try withUnsafeMutablePointer(to: &argument) { argument throws(SystemCallError) in
            try systemCall("VIDIOC_\(name)") { cv4l2_ioctl(descriptor, request, argument) }
        }
    }

    /// What a failed call means for the camera as a whole.
    static func failure(_ error: SystemCallError, label: String) -> CaptureError {
        switch error.code {
        case EACCES, EPERM: .noPermission(camera: label)
        case EBUSY: .busy(camera: label)
        case ENODEV, ENXIO, ENOENT: .unplugged(camera: label)
        case ENOSPC: .noBandwidth(camera: label)
        default: .device(camera: label, error)
        }
    }
}

/// Takes libv4l2's own messages away from the terminal, once.
private let libv4l2IsQuiet: Void = cv4l2_be_quiet()
