import CSDL2
import Charts

/// Characters drawn once for each size and weight, kept as textures.
final class GlyphCache {
    /// A character's texture and how it is placed on a line.
    struct Glyph {
        /// The picture in white; nil for a character without ink, such as a space.
        var texture: OpaquePointer?
        /// Size of the picture in pixels; its height is that of a line.
        var width: Double
        var height: Double
        /// From the pen to the picture's left edge.
        var offset: Double
        /// From this pen position to the next.
        var advance: Double
    }

    private struct Key: Hashable {
        var character: Unicode.Scalar
        var weight: FontWeight
        var size: Int
    }

    /// More than a screen ever shows at once; beyond it (a window dragged through many sizes) all start again.
    private let capacity: Int
    private let renderer: OpaquePointer
    private let fonts: Fonts
    private var glyphs: [Key: Glyph] = [:]

    /// Makes an empty cache; the renderer must outlive it.
    init(renderer: OpaquePointer, fonts: Fonts, capacity: Int = 600) {
        self.renderer = renderer
        self.fonts = fonts
        self.capacity = capacity
    }

    deinit { removeAll() }

    /// Number of characters kept.
    var count: Int { glyphs.count }

    /// Forgets everything if there is more than the capacity.
    ///
    /// Called between frames, when nothing is in use.
    func trim() {
        if glyphs.count > capacity {
            removeAll()
            fonts.close()
        }
    }

    /// Forgets everything, as after a loss of the graphics device.
    func removeAll() {
        glyphs.values.forEach { SDL_DestroyTexture($0.texture) }
        glyphs.removeAll()
    }

    /// A character, drawn now if it was not before.
    func glyph(_ character: Unicode.Scalar, size: Int, weight: FontWeight) -> Glyph {
        let key = Key(character: character, weight: weight, size: size)
        if let glyph = glyphs[key] {
            return glyph
        }
        let glyph = render(key)
        glyphs[key] = glyph
        return glyph
    }

    /// Distance from the top of a line to the line that letters stand on.
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
