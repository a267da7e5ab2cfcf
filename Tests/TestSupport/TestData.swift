import Foundation

/// Where the files that tests read lie.
public enum TestData {
    /// The folder that holds `Package.swift`.
    public static let repository = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder of photographs, which is no part of the repository; nil where there is none.
    ///
    /// `FINGERSPELL_DATA` names it, otherwise it is looked for as `shared/data` beside the repository.
    public static let photographs: URL? = {
        let named = ProcessInfo.processInfo.environment["FINGERSPELL_DATA"].map { URL(filePath: $0) }
        let beside = repository.deletingLastPathComponent().appending(path: "shared/data")
        return [named, beside].compactMap(\.self).first { folder in
            FileManager.default.fileExists(atPath: folder.appending(path: "validation/crops.csv").path)
        }
    }()
}
