import CV4L2
import Glibc
import Imaging
import Synchronization

/// The buffers that a driver fills with pictures, mapped into memory.
///
/// A frame may use a buffer's bytes as they are: when its last user lets go, the buffer goes back to the driver. The
/// mapping lives until the ring and all frames of it are gone, even when the camera has long been closed.
final class BufferRing: Sendable {
    /// Buffers asked for: one that is filled, one next, one in the mailbox, one being read.
    private static let wished: UInt32 = 4
    /// Buffers that must stay with the driver, or it loses pictures.
    private static let fewestQueued = 2

    private struct State {
        var device: V4L2Device?
        var queued = 0
        var copied = 0
    }
    private let state: Mutex<State>
    private nonisolated(unsafe) let mappings: [UnsafeRawBufferPointer]
    private let mayLend: Bool

    /// A buffer that the driver has filled.
    struct Filled {
        let index: Int
        let bytes: UnsafeRawBufferPointer
        let isDamaged: Bool
        let sequence: UInt32
        /// Milliseconds of the steady clock; nil when the driver uses another clock.
        let stamp: Double?
    }

    /// Asks a driver for buffers, maps and queues them.
    ///
    /// - Parameter mayLend: whether frames may use the driver's bytes; libv4l2's own buffers die with the camera.
    init(device: V4L2Device, mayLend: Bool) throws(SystemCallError) {
        var request = v4l2_requestbuffers()
        request.count = Self.wished
        request.type = V4L2_BUF_TYPE_VIDEO_CAPTURE.rawValue
        request.memory = V4L2_MEMORY_MMAP.rawValue
        try device.request(cv4l2_REQBUFS, "REQBUFS", &request)

        var mappings: [UnsafeRawBufferPointer] = []
        do throws(SystemCallError) {
            for index in 0..<Int(request.count) { mappings.append(try Self.map(index, of: device)) }
            guard !mappings.isEmpty else { throw SystemCallError(call: "VIDIOC_REQBUFS", code: ENOMEM) }
        } catch {
            Self.unmap(mappings)
            throw error
        }
        self.mappings = mappings
        self.mayLend = mayLend
        state = Mutex(State(device: device))
        for index in mappings.indices { try queue(index) }
    }

    deinit { Self.unmap(mappings) }

    /// How many pictures had to be copied.
    var copied: Int { state.withLock { $0.copied } }

    /// Lets the driver keep what it has: buffers that come back from now on stay here.
    func close() { state.withLock { $0.device = nil } }

    /// Takes the next filled buffer; nil when there is none yet.
    func dequeue(from device: V4L2Device) throws(SystemCallError) -> Filled? {
        var buffer = Self.description()
        do throws(SystemCallError) {
            try device.request(cv4l2_DQBUF, "DQBUF", &buffer)
        } catch  where error.code == EAGAIN {
            return nil
        }
        state.withLock { $0.queued -= 1 }
        let index = Int(buffer.index)
        guard mappings.indices.contains(index) else { throw SystemCallError(call: "VIDIOC_DQBUF", code: ERANGE) }
        let used = min(Int(buffer.bytesused), mappings[index].count)
        let clock = buffer.flags & UInt32(V4L2_BUF_FLAG_TIMESTAMP_MASK)
        let stamp = Double(buffer.timestamp.tv_sec) * 1000 + Double(buffer.timestamp.tv_usec) / 1000
        return Filled(
            index: index, bytes: UnsafeRawBufferPointer(rebasing: mappings[index][..<used]),
            isDamaged: buffer.flags & UInt32(V4L2_BUF_FLAG_ERROR) != 0, sequence: buffer.sequence,
            stamp: clock == UInt32(V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC) ? stamp : nil)
    }

    /// Gives a buffer to the driver, to be filled.
    func queue(_ index: Int) throws(SystemCallError) {
        try state.withLock { (state) throws(SystemCallError) in
            guard let device = state.device else { return }
            var buffer = Self.description()
            buffer.index = UInt32(index)
            try device.request(cv4l2_QBUF, "QBUF", &buffer)
            state.queued += 1
        }
    }

    /// Storage for a filled buffer's bytes: the buffer itself, or a copy when the driver needs it back.
    func storage(of filled: Filled) -> FrameStorage {
        let lends = mayLend && state.withLock { $0.queued >= Self.fewestQueued }
        guard lends else {
            let copy = FrameStorage(copying: filled.bytes)
            giveBack(filled.index)
            state.withLock { $0.copied += 1 }
            return copy
        }
        let index = filled.index
        return FrameStorage(borrowing: filled.bytes) { self.giveBack(index) }
    }

    /// Gives a buffer back to the driver; one that refuses shows its failure to the next who waits for a picture.
    func giveBack(_ index: Int) { try? queue(index) }

    // MARK: -

    private static func description() -> v4l2_buffer {
        var buffer = v4l2_buffer()
        buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE.rawValue
        buffer.memory = V4L2_MEMORY_MMAP.rawValue
        return buffer
    }

    private static func map(_ index: Int, of device: V4L2Device) throws(SystemCallError) -> UnsafeRawBufferPointer {
        var buffer = description()
        buffer.index = UInt32(index)
        try device.request(cv4l2_QUERYBUF, "QUERYBUF", &buffer)
        let (length, offset) = (Int(buffer.length), Int64(buffer.m.offset))
        guard let memory = cv4l2_map(device.descriptor, length, offset) else {
            throw SystemCallError(call: "mmap", code: errno)
        }
        return UnsafeRawBufferPointer(start: memory, count: length)
    }

    private static func unmap(_ mappings: [UnsafeRawBufferPointer]) {
        for mapping in mappings { v4l2_munmap(UnsafeMutableRawPointer(mutating: mapping.baseAddress), mapping.count) }
    }
}
