import Foundation

/// The memory that a process holds.
enum ResidentMemory {
    /// Resident bytes, by the second number of `/proc/PROCESS/statm`, which counts pages.
    static func bytes(ofProcess process: String) throws -> Int? {
        let text = try String(contentsOf: URL(filePath: "/proc/\(process)/statm"), encoding: .utf8)
        let fields = text.split(separator: " ")
        guard fields.count > 1, let pages = Int(fields[1]) else { return nil }
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }
}
