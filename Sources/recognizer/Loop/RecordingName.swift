import Foundation

/// Names the files of recordings that are begun at the window.
enum RecordingName {
    /// A name from the time of day, in the folder of another recording or else in the working directory.
    static func now(beside path: String?) -> String {
        name(at: Date(), in: TimeZone.current, beside: path)
    }

    /// A name such as `fingerspell-2026-03-31-154502.mkv`, which sorts by time.
    static func name(at date: Date, in zone: TimeZone, beside path: String?) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        func digits(_ part: Int?, _ count: Int) -> String {
            let digits = "\(part ?? 0)"
            return String(repeating: "0", count: max(0, count - digits.count)) + digits
        }
        let day = [digits(parts.year, 4), digits(parts.month, 2), digits(parts.day, 2)].joined(separator: "-")
        let time = digits(parts.hour, 2) + digits(parts.minute, 2) + digits(parts.second, 2)
        let folder = path.map { URL(filePath: $0).deletingLastPathComponent().path + "/" } ?? ""
        return "\(folder)fingerspell-\(day)-\(time).mkv"
    }
}
