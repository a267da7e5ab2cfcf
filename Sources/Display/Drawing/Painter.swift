import CSDL2

/// Draws shapes, pictures and text into a window or an off-screen surface.
///
/// Used on the window's thread only.
final class Painter {
    /// Which part of a text its position means.
    enum Alignment: Sendable {
        case left
        case centre
        case right
    }

    let renderer: OpaquePointer
    let glyphs: GlyphCache
    let masks: MaskCache

    /// Makes a painter; the renderer must outlive it.
    init(renderer: OpaquePointer, fonts: Fonts) {
        self.renderer = renderer
        glyphs = GlyphCache(renderer: renderer, fonts: fonts)
        masks = MaskCache(renderer: renderer)
        SDL_SetRenderDrawBlendMode(renderer, SDL_BLENDMODE_BLEND)
    }

    /// Size of the drawing in pixels.
    var size: (width: Double, height: Double) {
        var (width, height): (Int32, Int32) = (0, 0)
        SDL_GetRendererOutputSize(renderer, &width, &height)
        return (Double(max(width, 1)), Double(max(height, 1)))
    }

    /// Begins a drawing: paints everything in one colour.
    func clear(_ colour: ScreenColour) {
        glyphs.trim()
        masks.trim()
        setColour(colour)
        SDL_RenderClear(renderer)
    }

    /// Lets go of every texture, as before the renderer's end or after a loss of the graphics device.
    func removeTextures() {
        glyphs.removeAll()
        masks.removeAll()
    }

    /// Fills an upright rectangle.
    func fill(_ rect: Rect, _ colour: ScreenColour) {
        setColour(colour)
        var target = SDL_FRect(rect)
        SDL_RenderFillRectF(renderer, &target)
    }

    /// Fills a shape.
    func fill(_ mesh: Mesh, _ colour: ScreenColour) {
        guard !mesh.indices.isEmpty else { return }
        let vertices = mesh.vertices.map { vertex in
            let opacity = UInt8((Float(colour.opacity) * vertex.coverage).rounded())
            return SDL_Vertex(
                position: SDL_FPoint(x: vertex.x, y: vertex.y),
                color: SDL_Color(r: colour.red, g: colour.green, b: colour.blue, a: opacity),
                tex_coord: SDL_FPoint(x: 0, y: 0))
        }
        SDL_RenderGeometry(
            renderer, nil, vertices, Int32(vertices.count), mesh.indices, Int32(mesh.indices.count))
    }

    /// Draws a texture over a rectangle, on request with left and right exchanged.
    func draw(_ texture: OpaquePointer, in rect: Rect, isMirrored: Bool = false) {
        var target = SDL_FRect(rect)
        if isMirrored {
            SDL_RenderCopyExF(renderer, texture, nil, &target, 0, nil, SDL_FLIP_HORIZONTAL)
        } else {
            SDL_RenderCopyF(renderer, texture, nil, &target)
        }
    }

    /// Writes one line of text with its letters' middle height at `y`.
    ///
    /// - Returns: The width it takes in pixels.
    @discardableResult
    func write(
        _ text: String, x: Double, middle y: Double, size: Int, weight: FontWeight = .regular, _ colour: ScreenColour,
        align: Alignment = .left
    ) -> Double {
        let width = width(of: text, size: size, weight: weight)
        var pen = x
        switch align {
        case .left: break
        case .centre: pen -= width / 2
        case .right: pen -= width
        }
        pen.round()
        // Capital letters are about 0.72 of the type size high: their middle, not the line's, goes to `y`.
        let top = (y + Double(size) * 0.36 - glyphs.ascent(size: size, weight: weight)).rounded()
        for character in text.unicodeScalars {
            let glyph = glyphs.glyph(character, size: size, weight: weight)
            if let texture = glyph.texture {
                SDL_SetTextureColorMod(texture, colour.red, colour.green, colour.blue)
                SDL_SetTextureAlphaMod(texture, colour.opacity)
                draw(texture, in: Rect(x: pen + glyph.offset, y: top, width: glyph.width, height: glyph.height))
            }
            pen += glyph.advance
        }
        return width
    }

    /// The width that a line of text takes in pixels.
    func width(of text: String, size: Int, weight: FontWeight = .regular) -> Double {
        text.unicodeScalars.reduce(0) { $0 + glyphs.glyph($1, size: size, weight: weight).advance }
    }

    /// Draws only within a rectangle for the length of a call.
    func clipped(to rect: Rect, _ body: () -> Void) {
        var clip = SDL_Rect(
            x: Int32(rect.x), y: Int32(rect.y), w: Int32(rect.width.rounded(.up)), h: Int32(rect.height.rounded(.up)))
        SDL_RenderSetClipRect(renderer, &clip)
        body()
        SDL_RenderSetClipRect(renderer, nil)
    }

    private func setColour(_ colour: ScreenColour) {
        SDL_SetRenderDrawColor(renderer, colour.red, colour.green, colour.blue, colour.opacity)
    }
}

extension SDL_FRect {
    fileprivate init(_ rect: Rect) {
        self.init(x: Float(rect.x), y: Float(rect.y), w: Float(rect.width), h: Float(rect.height))
    }
}
