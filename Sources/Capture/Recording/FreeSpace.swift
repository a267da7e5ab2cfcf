import Glibc

/// Watches the disk on which a file grows.
struct FreeSpace: Sendable {
    /// The file.
    let path: String
    /// Bytes that are left free.
    let reserve: Int

    /// Checks that the file can be written, without changing one that is there.
    func checkWritable() throws(CaptureError) {
        do throws(SystemCallError) {
            let descriptor = try systemCall("open") { open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644) }
            close(descriptor)
        } catch {
            throw Self.failure(code: error.code, path: path)
        }
    }

    /// Checks that enough of the disk is free.
    ///
    /// A file system that does not tell counts as large enough.
    func check() throws(CaptureError) {
        var status = statvfs()
        guard statvfs(path, &status) == 0, status.f_blocks > 0 else { return }
        let free = Double(status.f_bavail) * Double(status.f_frsize)
        if free < Double(reserve) { throw .diskFull(path: path) }
    }

    /// What an error number of the system means for a recording.
    static func failure(code: Int32, path: String) -> CaptureError {
        switch code {
        case ENOSPC, EDQUOT, EFBIG: .diskFull(path: path)
        case EISDIR: .cannotRecord(path: path, reason: "it is a folder")
        case ENOENT, ENOTDIR: .cannotRecord(path: path, reason: "its folder does not exist")
        case EACCES, EPERM, EROFS: .cannotRecord(path: path, reason: "you may not write there")
        default: .cannotRecord(path: path, reason: String(cString: strerror(code)))
        }
    }
}
