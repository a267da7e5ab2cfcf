import CSDL2
import Charts

/// How heavy type is drawn.
enum FontWeight: Hashable, Sendable {
    case regular
    case bold
}

/// The font files that the window writes with, opened once for each size.
///
/// Used on the window's thread only. The alphabet chart is written on another one meanwhile, hence
/// `FontLibrary.lock` around every call of SDL2_ttf.
final class Fonts {
    private struct Key: Hashable {
        var weight: FontWeight
        var size: Int
    }

    private let paths: [FontWeight: String]
    private var opened: [Key: OpaquePointer] = [:]

    /// Finds the font files and tries them.
    ///
    /// - Throws: `DisplayError.noFont` or `.unreadableFont`.
    init(families: [String] = FontFinder.families) throws(DisplayError) {
        guard let regular = FontFinder.path(families: families, bold: false) else {
            throw .noFont(families: families)
        }
        paths = [.regular: regular, .bold: FontFinder.path(families: families, bold: true) ?? regular]
        guard FontLibrary.lock.withLock({ _ in TTF_Init() == 0 }) else {
            throw .unreadableFont(path: regular, reason: String(cString: SDL_GetError()))
        }
        for weight in [FontWeight.regular, .bold] where font(weight, size: 16) == nil {
            throw .unreadableFont(path: paths[weight] ?? regular, reason: String(cString: SDL_GetError()))
        }
    }

    deinit {
        close()
        FontLibrary.lock.withLock { _ in TTF_Quit() }
    }

    /// The font at a size in pixels; nil when its file has become unreadable.
    func font(_ weight: FontWeight, size: Int) -> OpaquePointer? {
        let key = Key(weight: weight, size: min(max(size, 4), 1000))
        if let font = opened[key] {
            return font
        }
        guard let path = paths[weight] else { return nil }
        FontLibrary.lock.withLock { _ in opened[key] = TTF_OpenFont(path, Int32(key.size)) }
        return opened[key]
    }

    /// Closes every size; the next use opens it again.
    func close() {
        FontLibrary.lock.withLock { _ in opened.values.forEach { TTF_CloseFont($0) } }
        opened.removeAll()
    }
}
