import CSDL2
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
