import Basics
import CFFmpeg
import Glibc
import Imaging
import SystemPackage

/// The output file of a recording, which FFmpeg writes through callbacks.
///
/// Only its owner can read the file, since it shows a person and possibly the room.
final class RecordingSink {
    /// The I/O context that FFmpeg writes to.
    private(set) var context: UnsafeMutablePointer<AVIOContext>?
    private let file: FileDescriptor
    private var isOpen = true

    /// Opens a file for writing.
    ///
    /// - Parameter isNew: whether an existing file, or even a link, is an error; otherwise the file is emptied.
    init(path: String, isNew: Bool) throws(FFmpegError) {
        do throws(SystemCallError) {
            file = try openFile(
                path, .writeOnly, options: [.create, .noControllingTerminal, isNew ? .exclusiveCreate : .truncate],
                permissions: .ownerReadWrite)
        } catch {
            throw FFmpegError(code: -error.code)
        }
        let bufferSize = 1 << 16
        let buffer = av_malloc(bufferSize)?.assumingMemoryBound(to: UInt8.self)
        context = avio_alloc_context(
            buffer, Int32(bufferSize), 1, Unmanaged.passUnretained(self).toOpaque(), nil,
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
        // A pipe cannot seek; its recording has no index.
        if (try? file.seek(offset: 0, from: .current)) == nil { context.pointee.seekable = 0 }
    }

    deinit {
        av_free(context?.pointee.buffer)
        avio_context_free(&context)
        if isOpen { try? file.close() }
    }

    /// Makes sure that the written data survives a power failure; slow on slow disks.
    func synchronise() throws(FFmpegError) {
        guard fdatasync(file.rawValue) != 0 else { return }
        // Pipes and the like have no disk behind them.
        guard errno == EINVAL || errno == EROFS else { throw FFmpegError(code: -errno) }
    }

    /// Writes what FFmpeg has buffered and closes the file; later calls do nothing.
    func close() throws(FFmpegError) {
        guard isOpen else { return }
        isOpen = false
        var status: Int32 = 0
        if let context {
            avio_flush(context)
            status = min(0, context.pointee.error)
        }
        do {
            try file.close()
        } catch {
            throw FFmpegError(code: status < 0 ? status : -Errno(error).rawValue)
        }
        try FFmpegError.check(status)
    }

    private func write(_ bytes: UnsafeRawPointer?, _ count: Int) -> Int32 {
        do {
            return Int32(try file.writeAll(UnsafeRawBufferPointer(start: bytes, count: count)))
        } catch {
            return -Errno(error).rawValue
        }
    }

    private func seek(_ offset: Int64, _ origin: Int32) -> Int64 {
        guard origin & AVSEEK_SIZE == 0 else { return Int64(-ENOSYS) }
        do {
            return try file.seek(offset: offset, from: FileDescriptor.SeekOrigin(rawValue: origin & ~AVSEEK_FORCE))
        } catch {
            return -Int64(Errno(error).rawValue)
        }
    }
}
