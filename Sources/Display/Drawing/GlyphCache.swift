import CSDL2
import Charts

/// Characters as textures, each drawn once per size and weight.
final class GlyphCache {
    /// A character's texture and how it is placed on a line.
    struct Glyph {
        /// The character in white; nil for one without visible parts, such as a space.
        var texture: OpaquePointer?
        /// Width of the texture in pixels.
        var width: Double
        /// Height of the texture in pixels, which is the height of a line.
        var height: Double
        /// Pixels from the pen position to the left edge of the texture.
        var offset: Double
        /// Pixels from this pen position to the next one.
        var advance: Double
    }

    private struct Key: Hashable {
        var character: Unicode.Scalar
        var weight: FontWeight
        var size: Int
    }

    /// The number of glyphs above which all are removed.
    ///
    /// The default is more than a window shows at once, so it is only exceeded by dragging it through many sizes.
    private let capacity: Int
    private let renderer: OpaquePointer
    private let fonts: FontCache
    private var glyphs: [Key: Glyph] = [:]

    /// Makes an empty cache; the renderer must outlive it.
    init(renderer: OpaquePointer, fonts: FontCache, capacity: Int = 600) {
        self.renderer = renderer
        self.fonts = fonts
        self.capacity = capacity
    }

    deinit { removeAll() }

    /// Number of glyphs in the cache.
    var count: Int { glyphs.count }

    /// Removes all glyphs if there are more than the capacity.
    ///
    /// Call it between two drawings, when no texture is in use.
    func trim() {
        if glyphs.count > capacity {
            removeAll()
            fonts.close()
        }
    }

    /// Removes all glyphs, as is necessary when the graphics device was lost.
    func removeAll() {
        glyphs.values.forEach { SDL_DestroyTexture($0.texture) }
        glyphs.removeAll()
    }

    /// The glyph of a character, which is drawn at its first use.
    func glyph(_ character: Unicode.Scalar, size: Int, weight: FontWeight) -> Glyph {
        let key = Key(character: character, weight: weight, size: size)
        if let glyph = glyphs[key] {
            return glyph
        }
        let glyph = render(key)
        glyphs[key] = glyph
        return glyph
    }

    /// Pixels from the top of a line to its baseline.
    func ascent(size: Int, weight: FontWeight) -> Double {
        fonts.font(weight, size: size).map { font in
            FontLibrary.lock.withLock { _ in Double(TTF_FontAscent(font)) }
        } ?? Double(size)
    }

    private func render(_ key: Key) -> Glyph {
        guard let font = fonts.font(key.weight, size: key.size) else {
            return Glyph(texture: nil, width: 0, height: 0, offset: 0, advance: 0)
        }
        var (minX, maxX, minY, maxY, advance): (Int32, Int32, Int32, Int32, Int32) = (0, 0, 0, 0, 0)
        let white = SDL_Color(r: 255, g: 255, b: 255, a: 255)
        var drawn: UnsafeMutablePointer<SDL_Surface>?
        FontLibrary.lock.withLock { _ in
            TTF_GlyphMetrics32(font, key.character.value, &minX, &maxX, &minY, &maxY, &advance)
            if maxX > minX { drawn = TTF_RenderGlyph32_Blended(font, key.character.value, white) }
        }
        guard let surface = drawn else {
            return Glyph(texture: nil, width: 0, height: 0, offset: 0, advance: Double(advance))
        }
        defer { SDL_FreeSurface(surface) }
        let texture = SDL_CreateTextureFromSurface(renderer, surface)
        SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND)
        return Glyph(
            texture: texture, width: Double(surface.pointee.w), height: Double(surface.pointee.h),
            offset: Double(min(minX, 0)), advance: Double(advance))
    }
}

/// The weight of a typeface.
enum FontWeight: Hashable, Sendable {
    case regular
    case bold
}

/// The regular and the bold font file of the window, each opened once per size.
///
/// Use it only on the window's thread. The alphabet chart may be rendered on another thread at the same time, and
/// SDL2_ttf is not thread-safe: every call of it holds `FontLibrary.lock`.
final class FontCache {
    private struct Key: Hashable {
        var weight: FontWeight
        var size: Int
    }

    private let paths: [FontWeight: String]
    private var opened: [Key: OpaquePointer] = [:]

    /// Finds the font files and opens them once.
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

    /// The font at a size in pixels, which is limited to 4…1000; nil when its file has become unreadable.
    func font(_ weight: FontWeight, size: Int) -> OpaquePointer? {
        let key = Key(weight: weight, size: min(max(size, 4), 1000))
        if let font = opened[key] {
            return font
        }
        guard let path = paths[weight] else { return nil }
        FontLibrary.lock.withLock { _ in opened[key] = TTF_OpenFont(path, Int32(key.size)) }
        return opened[key]
    }

    /// Closes all sizes; a size is opened again at its next use.
    func close() {
        FontLibrary.lock.withLock { _ in opened.values.forEach { TTF_CloseFont($0) } }
        opened.removeAll()
    }
}
