import CFontconfig
import FoundationEssentials

/// Finds font files.
public enum FontFinder {
    /// Families in the order of liking: drawn for screens, with clear letters at every size.
    public static let families = ["Inter", "Cantarell", "Noto Sans", "Open Sans", "DejaVu Sans"]

    /// The file of the first of the families that is installed, else of the system's usual font; nil without any.
    ///
    /// `FINGERSPELL_FONT` in the environment names a file that is taken instead.
    public static func path(families: [String] = families, bold: Bool) -> String? {
        if let chosen = ProcessInfo.processInfo.environment["FINGERSPELL_FONT"], !chosen.isEmpty { return chosen }
        guard let pattern = FcPatternCreate() else { return nil }
        defer { FcPatternDestroy(pattern) }
        for family in families + ["sans-serif"] {
            FcPatternAddString(pattern, FC_FAMILY, family)
        }
        FcPatternAddInteger(pattern, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR)
        FcPatternAddInteger(pattern, FC_SLANT, FC_SLANT_ROMAN)
        FcConfigSubstitute(nil, pattern, FcMatchPattern)
        FcDefaultSubstitute(pattern)
        var result = FcResultNoMatch
        guard let match = FcFontMatch(nil, pattern, &result) else { return nil }
        defer { FcPatternDestroy(match) }
        var file: UnsafeMutablePointer<FcChar8>?
        guard FcPatternGetString(match, FC_FILE, 0, &file) == FcResultMatch, let file else { return nil }
        return String(cString: file)
    }
}
