import CV4L2
import Glibc

/// A bell that ends waits of another thread, for good.
final class EventFD: Sendable {
    /// Readable once the bell has rung.
    let descriptor: Int32

    /// Hangs up a bell.
    init(label: String) throws(CaptureError) {
        do throws(SystemCallError) {
            descriptor = try systemCall("eventfd") { eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK)) }
        } catch {
            throw .device(camera: label, error)
        }
    }

    deinit { Glibc.close(descriptor) }

    /// Rings.
    func wake() { eventfd_write(descriptor, 1) }

    /// Whether it has rung.
    var isAwake: Bool { wait(for: 0) }

    /// Waits for it to ring; false when `milliseconds` pass first.
    @discardableResult
    func wait(for milliseconds: Double) -> Bool {
        let deadline = MonotonicClock.now() + milliseconds
        while true {
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let left = Int32(max(0, deadline - MonotonicClock.now()).rounded(.up))
            let ready = try? systemCall("poll") { poll(&entry, 1, left) }
            if ready != 0 || MonotonicClock.now() >= deadline { return ready == 1 }
        }
    }
}
