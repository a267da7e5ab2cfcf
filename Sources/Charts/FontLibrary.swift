import CFontconfig
import CSDL2
import FoundationEssentials
import Imaging
import Synchronization

/// The fonts that are open, and the lock that SDL2_ttf requires.
///
/// SDL2_ttf keeps one state for all threads, so that two threads must not open, close or draw at the same time. Every
/// caller of SDL2_ttf has to hold `FontLibrary.lock`.
public enum FontLibrary {
    /// The lock to hold while SDL2_ttf is called.
    public static let lock = Mutex(())

    struct Key: Hashable {
        let bold: Bool
        let size: Int
    }
    private nonisolated(unsafe) static var isReady = false
    private nonisolated(unsafe) static var opened: [Key: OpaquePointer] = [:]

    /// Calls `body` with the font of a weight and a size in pixels, while the lock is held.
    ///
    /// - Throws: `ImageError.noFont`.
    static func withFont<Result>(
        bold: Bool, size: Int, _ body: (OpaquePointer) throws(ImageError) -> Result
    ) throws(ImageError) -> Result {
        try lock.withLock { _ throws(ImageError) in
            try body(try font(Key(bold: bold, size: min(max(size, 4), 1000))))
        }
    }

    /// Returns a font, and opens it at the first call; the caller holds the lock.
    private static func font(_ key: Key) throws(ImageError) -> OpaquePointer {
        if let font = opened[key] { return font }
        guard let path = FontFinder.path(bold: key.bold) else {
            throw .noFont(reason: "none is installed")
        }
        // SDL2_ttf counts the calls: it stays open for the fonts here when other callers close it.
        if !isReady { isReady = TTF_Init() == 0 }
        guard isReady else { throw .noFont(reason: String(cString: SDL_GetError())) }
        guard let font = TTF_OpenFont(path, Int32(key.size)) else {
            throw .noFont(reason: "\(path) cannot be used (\(String(cString: SDL_GetError())))")
        }
        opened[key] = font
        return font
    }
}

/// Finds font files with Fontconfig.
public enum FontFinder {
    /// Font families in order of preference: made for screens, with clear letters at every size.
    public static let families = ["Inter", "Cantarell", "Noto Sans", "Open Sans", "DejaVu Sans"]

    /// Returns the file of the first family that is installed, or else of the system's default font.
    ///
    /// The environment variable `FINGERSPELL_FONT` overrides it with the name of a file. The result is nil if there is
    /// not any font.
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
