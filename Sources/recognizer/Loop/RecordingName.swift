import FoundationEssentials
import Glibc

/// Names the files of recordings that are begun at the window.
enum RecordingName {
    /// A name from the time of day, in the folder of another recording or else in the working directory.
    static func now(beside path: String?) -> String {
        var (seconds, clock) = (time(nil), tm())
        localtime_r(&seconds, &clock)
        return name(at: clock, beside: path)
    }

    /// A name such as `fingerspell-2026-03-31-154502.mkv`, which sorts by time.
    static func name(at clock: tm, beside path: String?) -> String {
        func digits(_ part: Int32, _ count: Int) -> String {
            let digits = "\(part)"
            return String(repeating: "0", count: max(0, count - digits.count)) + digits
        }
        let day = [digits(clock.tm_year + 1900, 4), digits(clock.tm_mon + 1, 2), digits(clock.tm_mday, 2)]
            .joined(separator: "-")
        let time = digits(clock.tm_hour, 2) + digits(clock.tm_min, 2) + digits(clock.tm_sec, 2)
        let folder = path.map { URL(filePath: $0).deletingLastPathComponent().path + "/" } ?? ""
        return "\(folder)fingerspell-\(day)-\(time).mkv"
    }
}
