import CV4L2
import Glibc
import Imaging
import Synchronization

/// The ring of buffers that a driver fills with pictures, mapped into memory.
///
/// A frame may use a buffer's bytes without copying them: when the frame's last user releases it, the buffer is queued
/// again. The mapping lives until the ring and all its frames are released, even after the camera is closed.
final class BufferRing: Sendable {
    /// Buffers requested: one that is filled, one next, one in the mailbox, one being read.
    private static let requestedBuffers: UInt32 = 4
    /// Buffers that must stay queued; with fewer, the driver drops pictures.
    private static let minimumQueuedBuffers = 2

    private struct State {
        var device: V4L2Device?
        var queued = 0
        var copied = 0
    }
    private let state: Mutex<State>
    private nonisolated(unsafe) let mappings: [UnsafeRawBufferPointer]
    private let lendsBuffers: Bool

    /// A buffer that the driver has filled.
    struct Filled {
        let index: Int
        let bytes: UnsafeRawBufferPointer
        let isDamaged: Bool
        let sequence: UInt32
        /// Milliseconds of the monotonic clock; nil if the driver uses another clock.
        let timestamp: Double?
    }

    /// Requests buffers from a driver, maps and queues them.
    ///
    /// - Parameter lendsBuffers: whether frames may use the buffers' bytes. libv4l2's own buffers, which it converts
    ///   pictures in, do not outlive the camera.
    init(device: V4L2Device, lendsBuffers: Bool) throws(SystemCallError) {
        var request = v4l2_requestbuffers()
        request.count = Self.requestedBuffers
        request.type = V4L2_BUF_TYPE_VIDEO_CAPTURE.rawValue
        request.memory = V4L2_MEMORY_MMAP.rawValue
        try device.ioctl(cv4l2_REQBUFS, "REQBUFS", &request)

        var mappings: [UnsafeRawBufferPointer] = []
        do throws(SystemCallError) {
            for index in 0..<Int(request.count) { mappings.append(try Self.map(index, of: device)) }
            guard !mappings.isEmpty else { throw SystemCallError(call: "VIDIOC_REQBUFS", code: ENOMEM) }
        } catch {
            Self.unmap(mappings)
            throw error
        }
        self.mappings = mappings
        self.lendsBuffers = lendsBuffers
        state = Mutex(State(device: device))
        for index in mappings.indices { try queue(index) }
    }

    deinit { Self.unmap(mappings) }

    /// Number of pictures that were copied.
    var copied: Int { state.withLock { $0.copied } }

    /// Stops queueing buffers: those that are released from now on stay with the ring.
    func close() { state.withLock { $0.device = nil } }

    /// Takes the next filled buffer; nil if none is ready.
    func dequeue(from device: V4L2Device) throws(SystemCallError) -> Filled? {
        var buffer = Self.description()
        do throws(SystemCallError) {
            try device.ioctl(cv4l2_DQBUF, "DQBUF", &buffer)
        } catch  where error.code == EAGAIN {
            return nil
        }
        state.withLock { $0.queued -= 1 }
        let index = Int(buffer.index)
        guard mappings.indices.contains(index) else { throw SystemCallError(call: "VIDIOC_DQBUF", code: ERANGE) }
        let used = min(Int(buffer.bytesused), mappings[index].count)
        let clock = buffer.flags & UInt32(V4L2_BUF_FLAG_TIMESTAMP_MASK)
        let timestamp = Double(buffer.timestamp.tv_sec) * 1000 + Double(buffer.timestamp.tv_usec) / 1000
        return Filled(
            index: index, bytes: UnsafeRawBufferPointer(rebasing: mappings[index][..<used]),
            isDamaged: buffer.flags & UInt32(V4L2_BUF_FLAG_ERROR) != 0, sequence: buffer.sequence,
            timestamp: clock == UInt32(V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC) ? timestamp : nil)
    }

    /// Queues a buffer, so that the driver fills it.
    func queue(_ index: Int) throws(SystemCallError) {
        try state.withLock { (state) throws(SystemCallError) in
            guard let device = state.device else { return }
            var buffer = Self.description()
            buffer.index = UInt32(index)
            try device.ioctl(cv4l2_QBUF, "QBUF", &buffer)
            state.queued += 1
        }
    }

    /// Storage with a filled buffer's bytes: the buffer itself, or a copy if the driver needs the buffer back.
    func storage(of filled: Filled) -> FrameStorage {
        let canLend = lendsBuffers && state.withLock { $0.queued >= Self.minimumQueuedBuffers }
        guard canLend else {
            let copy = FrameStorage(copying: filled.bytes)
            giveBack(filled.index)
            state.withLock { $0.copied += 1 }
            return copy
        }
        let index = filled.index
        return FrameStorage(borrowing: filled.bytes) { self.giveBack(index) }
    }

    /// Queues a buffer again; a failure is reported by the next wait for a picture.
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
        try device.ioctl(cv4l2_QUERYBUF, "QUERYBUF", &buffer)
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
