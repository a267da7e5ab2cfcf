import CSDL2

/// How heavy type is drawn.
enum FontWeight: Hashable, Sendable {
    case regular
    case bold
}

/// The font files that the window writes with, opened once for each size.
///
/// Opened and used on the window's thread only.
final class Fonts {
    /// Families in the order of liking: drawn for screens, with clear letters at every size.
    static let families = ["Inter", "Cantarell", "Noto Sans", "Open Sans", "DejaVu Sans"]

    private struct Key: Hashable {
        var weight: FontWeight
        var size: Int
    }

    private let paths: [FontWeight: String]
    private var opened: [Key: OpaquePointer] = [:]

    /// Finds the font files and tries them.
    ///
    /// - Throws: `DisplayError.noFont` or `.unreadableFont`.
    init(families: [String] = Fonts.families) throws(DisplayError) {
        guard let regular = FontFinder.path(families: families, bold: false) else {
            throw .noFont(families: families)
        }
        paths = [.regular: regular, .bold: FontFinder.path(families: families, bold: true) ?? regular]
        guard TTF_Init() == 0 else {
            throw .unreadableFont(path: regular, reason: String(cString: SDL_GetError()))
        }
        for weight in [FontWeight.regular, .bold] where font(weight, size: 16) == nil {
            throw .unreadableFont(path: paths[weight] ?? regular, reason: String(cString: SDL_GetError()))
        }
    }

    deinit {
        close()
        TTF_Quit()
    }

    /// The font at a size in pixels; nil when its file has become unreadable.
    func font(_ weight: FontWeight, size: Int) -> OpaquePointer? {
        let key = Key(weight: weight, size: max(size, 4))
        if let font = opened[key] {
            return font
        }
        guard let path = paths[weight], let font = TTF_OpenFont(path, Int32(key.size)) else { return nil }
        opened[key] = font
        return font
    }

    /// Closes every size; the next use opens it again.
    func close() {
        opened.values.forEach { TTF_CloseFont($0) }
        opened.removeAll()
    }
}
