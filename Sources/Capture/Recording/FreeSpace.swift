import Glibc

/// Watches the disk on which a file grows.
struct FreeSpace: Sendable {
    /// The file.
    let path: String
    /// Bytes that are left free.
    let reserve: Int

    /// Checks that the file can be written, without changing one that is there or leaving one that is not.
    ///
    /// - Parameter isNew: whether one that is there is an error.
    func checkWritable(isNew: Bool = false) throws(CaptureError) {
        do throws(SystemCallError) {
            close(try systemCall("open") { open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR) })
            unlink(path)
        } catch {
            guard error.code == EEXIST, !isNew else { throw Self.failure(code: error.code, path: path) }
            try checkReplaceable()
        }
    }

    private func checkReplaceable() throws(CaptureError) {
        do throws(SystemCallError) {
            // Without waiting for somebody to read a pipe. A link may lead to a file that has yet to be made.
            let flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK
            close(try systemCall("open") { open(path, flags, S_IRUSR | S_IWUSR) })
        } catch {
            throw Self.failure(code: error.code, path: path)
        }
    }

    /// Checks that enough of the disk is free.
    ///
    /// A file system that does not tell counts as large enough.
    func check() throws(CaptureError) {
        var status = statvfs()
        guard statvfs(path, &status) == 0 || statvfs(folder, &status) == 0, status.f_blocks > 0 else { return }
        let free = Double(status.f_bavail) * Double(status.f_frsize)
        if free < Double(reserve) { throw .diskFull(path: path) }
    }

    private var folder: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// What an error number of the system means for a recording.
    static func failure(code: Int32, path: String) -> CaptureError {
        switch code {
        case ENOSPC, EDQUOT, EFBIG: .diskFull(path: path)
        case EEXIST: .cannotRecord(path: path, reason: "there is such a file already")
        case EISDIR: .cannotRecord(path: path, reason: "it is a folder")
        case ENOENT, ENOTDIR: .cannotRecord(path: path, reason: "its folder does not exist")
        case EACCES, EPERM, EROFS: .cannotRecord(path: path, reason: "you may not write there")
        default: .cannotRecord(path: path, reason: String(cString: strerror(code)))
        }
    }
}
