import FoundationEssentials

/// Where the pictures lie that a table names.
enum TablePath {
    /// How many folders above the table's own a name may start from, as when several tables share one root.
    private static let levelsAbove = 2

    /// The file of a name: a whole path, or one from the table's folder or from one above it.
    ///
    /// Backslashes part folders too, as Windows writes them. Where nothing lies at any of the places, it is the likeliest.
    static func file(_ name: String, from table: URL) -> URL {
        let folder = table.deletingLastPathComponent()
        let names = name.contains("\\") ? [name, name.replacing("\\", with: "/")] : [name]
        for name in names {
            if name.hasPrefix("/") { return URL(fileURLWithPath: name) }
            var start = folder
            for _ in 0...levelsAbove {
                let file = start.appendingPathComponent(name)
                if FileManager.default.fileExists(atPath: file.path) { return file }
                start = start.deletingLastPathComponent()
            }
        }
        let isNamedFromAbove = name.hasPrefix(folder.lastPathComponent + "/")
        return (isNamedFromAbove ? folder.deletingLastPathComponent() : folder).appendingPathComponent(name)
    }
}
