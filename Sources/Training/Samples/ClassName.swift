import Recognition

/// What the name of a class, as a folder or a table gives it, stands for.
enum ClassName {
    private static let names: Set<String> = ["nothing", "none", "blank", "background", "negative", "negatives"]

    /// The label: single letters in upper case, the usual names of "no letter" as one, other names as they are.
    static func label(_ name: String) -> String {
        if name.count == 1 { return name.uppercased() }
        return names.contains(name.lowercased()) ? LetterLabels.nothing : name
    }
}
