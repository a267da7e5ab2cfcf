import CFontconfig
import CSDL2
import FoundationEssentials
import Imaging
import Synchronization

/// The fonts that have been opened, and the lock that SDL2_ttf needs.
///
/// The library keeps one state for all threads: opening, closing and drawing must not happen at once. Whoever calls
/// it holds `FontLibrary.lock`.
public enum FontLibrary {
    /// Held while SDL2_ttf is called.
    public static let lock = Mutex(())

    struct Key: Hashable {
        let bold: Bool
        let size: Int
    }
    private nonisolated(unsafe) static var isReady = false
    private nonisolated(unsafe) static var opened: [Key: OpaquePointer] = [:]

    /// Lends the font of a weight and a size in pixels, under the lock.
    ///
    /// - Throws: `ImageError.noFont`.
    static func withFont<Result>(
        bold: Bool, size: Int, _ body: (OpaquePointer) throws(ImageError) -> Result
    ) throws(ImageError) -> Result {
        try lock.withLock { _ throws(ImageError) in
            try body(try font(Key(bold: bold, size: min(max(size, 4), 1000))))
        }
    }

    /// The font, opened when it is asked for the first time; only under the lock.
    private static func font(_ key: Key) throws(ImageError) -> OpaquePointer {
        if let font = opened[key] { return font }
        guard let path = FontFinder.path(bold: key.bold) else {
            throw .noFont(reason: "none is installed")
        }
        // Counted by the library: it stays while fonts are open here, whoever else is done with it.
        if !isReady { isReady = TTF_Init() == 0 }
        guard isReady else { throw .noFont(reason: String(cString: SDL_GetError())) }
        guard let font = TTF_OpenFont(path, Int32(key.size)) else {
            throw .noFont(reason: "\(path) cannot be used (\(String(cString: SDL_GetError())))")
        }
        opened[key] = font
        return font
    }
}

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
