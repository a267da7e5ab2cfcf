import CFFmpeg
import Glibc

/// The file under a recording, which FFmpeg writes through callbacks.
///
/// Only its owner may read it: it shows somebody, and perhaps the room behind.
final class RecordingSink {
    /// What FFmpeg writes to.
    private(set) var context: UnsafeMutablePointer<AVIOContext>?
    private let descriptor: Int32
    private var isOpen = true

    /// Opens a file.
    ///
    /// - Parameter isNew: whether there must be no such file yet, not even a link; otherwise it is emptied.
    init(path: String, isNew: Bool) throws(FFmpegError) {
        let descriptor = open(
            path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY | (isNew ? O_EXCL : O_TRUNC), S_IRUSR | S_IWUSR)
        guard descriptor >= 0 else { throw FFmpegError(code: -errno) }
        self.descriptor = descriptor
        let size = 1 << 16
        let buffer = av_malloc(size)?.assumingMemoryBound(to: UInt8.self)
        context = avio_alloc_context(
            buffer, Int32(size), 1, Unmanaged.passUnretained(self).toOpaque(), nil,
            { opaque, bytes, count in
                guard let opaque else { return -EINVAL }
                return Unmanaged<RecordingSink>.fromOpaque(opaque).takeUnretainedValue().write(bytes, Int(count))
            },
            { opaque, offset, origin in
                guard let opaque else { return Int64(-EINVAL) }
                return Unmanaged<RecordingSink>.fromOpaque(opaque).takeUnretainedValue().seek(offset, origin)
            })
        guard buffer != nil, let context else {
            av_free(buffer)
            throw FFmpegError(code: cff_error_no_memory)
        }
        // Not so in a pipe, which then gets a recording without an index.
        if lseek(descriptor, 0, SEEK_CUR) < 0 { context.pointee.seekable = 0 }
    }

    deinit {
        av_free(context?.pointee.buffer)
        avio_context_free(&context)
        if isOpen { Glibc.close(descriptor) }
    }

    /// Makes what was written survive a failure of the power; slow where the disk is.
    func synchronise() throws(FFmpegError) {
        guard fdatasync(descriptor) != 0 else { return }
        // Pipes and the like have no disk behind them.
        guard errno == EINVAL || errno == EROFS else { throw FFmpegError(code: -errno) }
    }

    /// Writes what is waiting and closes the file.
    func close() throws(FFmpegError) {
        guard isOpen else { return }
        isOpen = false
        var status: Int32 = 0
        if let context {
            avio_flush(context)
            status = min(0, context.pointee.error)
        }
        guard Glibc.close(descriptor) == 0 else { throw FFmpegError(code: status < 0 ? status : -errno) }
        try FFmpegError.check(status)
    }

    private func write(_ bytes: UnsafeRawPointer?, _ count: Int) -> Int32 {
        var written = 0
        while written < count {
            let result = Glibc.write(descriptor, bytes.map { $0 + written }, count - written)
            if result < 0, errno == EINTR { continue }
            guard result >= 0 else { return -errno }
            written += result
        }
        return Int32(written)
    }

    private func seek(_ offset: Int64, _ origin: Int32) -> Int64 {
        guard origin & AVSEEK_SIZE == 0 else { return Int64(-ENOSYS) }
        let place = lseek(descriptor, Int(offset), origin & ~AVSEEK_FORCE)
        return place < 0 ? Int64(-errno) : Int64(place)
    }
}
