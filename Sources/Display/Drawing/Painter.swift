import Charts
import CSDL2

/// Draws shapes, pictures and text into a window or an off-screen surface, in pixels.
///
/// Use it only on the window's thread.
final class Painter {
    /// Which part of a text is placed at its position.
    enum Alignment: Sendable {
        case left
        case centre
        case right
    }

    let renderer: OpaquePointer
    let glyphs: GlyphCache
    let masks: MaskCache

    /// Makes a painter for a renderer, which must outlive it.
    init(renderer: OpaquePointer, fonts: FontCache) {
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

    /// Starts a drawing by filling everything with one colour.
    func clear(_ colour: Colour) {
        glyphs.trim()
        masks.trim()
        setColour(colour)
        SDL_RenderClear(renderer)
    }

    /// Destroys all textures, before the renderer is destroyed or after the graphics device was lost.
    func removeTextures() {
        glyphs.removeAll()
        masks.removeAll()
    }

    /// Fills a rectangle.
    func fill(_ rect: Rectangle, _ colour: Colour) {
        setColour(colour)
        var target = SDL_FRect(rect)
        SDL_RenderFillRectF(renderer, &target)
    }

    /// Fills a convex shape.
    func fill(_ mesh: Mesh, _ colour: Colour) {
        guard !mesh.indices.isEmpty else { return }
        let vertices = mesh.vertices.map { vertex in
            let opacity = UInt8((Float(colour.alpha) * vertex.coverage).rounded())
            return SDL_Vertex(
                position: SDL_FPoint(x: vertex.x, y: vertex.y),
                color: SDL_Color(r: colour.red, g: colour.green, b: colour.blue, a: opacity),
                tex_coord: SDL_FPoint(x: 0, y: 0))
        }
        SDL_RenderGeometry(
            renderer, nil, vertices, Int32(vertices.count), mesh.indices, Int32(mesh.indices.count))
    }

    /// Draws a texture over a rectangle, with left and right exchanged if it is mirrored.
    func draw(_ texture: OpaquePointer, in rect: Rectangle, isMirrored: Bool = false) {
        var target = SDL_FRect(rect)
        if isMirrored {
            SDL_RenderCopyExF(renderer, texture, nil, &target, 0, nil, SDL_FLIP_HORIZONTAL)
        } else {
            SDL_RenderCopyF(renderer, texture, nil, &target)
        }
    }

    /// Writes one line of text, with capital letters vertically centred at `y`.
    ///
    /// - Returns: The width of the text in pixels.
    @discardableResult
    func write(
        _ text: String, x: Double, middle y: Double, size: Int, weight: FontWeight = .regular, _ colour: Colour,
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
        // Capital letters are about 0.72 of the font size high: their middle is 0.36 of it above the baseline.
        let top = (y + Double(size) * 0.36 - glyphs.ascent(size: size, weight: weight)).rounded()
        for character in text.unicodeScalars {
            let glyph = glyphs.glyph(character, size: size, weight: weight)
            if let texture = glyph.texture {
                SDL_SetTextureColorMod(texture, colour.red, colour.green, colour.blue)
                SDL_SetTextureAlphaMod(texture, colour.alpha)
                draw(texture, in: Rectangle(x: pen + glyph.offset, y: top, width: glyph.width, height: glyph.height))
            }
            pen += glyph.advance
        }
        return width
    }

    /// The width of a line of text in pixels.
    func width(of text: String, size: Int, weight: FontWeight = .regular) -> Double {
        text.unicodeScalars.reduce(0) { $0 + glyphs.glyph($1, size: size, weight: weight).advance }
    }

    /// Limits the drawing that a closure does to a rectangle.
    func clipped(to rect: Rectangle, _ body: () -> Void) {
        var clip = SDL_Rect(
            x: Int32(rect.x), y: Int32(rect.y), w: Int32(rect.width.rounded(.up)), h: Int32(rect.height.rounded(.up)))
        SDL_RenderSetClipRect(renderer, &clip)
        body()
        SDL_RenderSetClipRect(renderer, nil)
    }

    private func setColour(_ colour: Colour) {
        SDL_SetRenderDrawColor(renderer, colour.red, colour.green, colour.blue, colour.alpha)
    }
}

extension SDL_FRect {
    fileprivate init(_ rect: Rectangle) {
        self.init(x: Float(rect.x), y: Float(rect.y), w: Float(rect.width), h: Float(rect.height))
    }
}

/// Round shapes, which are drawn through masks.
extension Painter {
    /// Fills a circle, with its centre and radius rounded to whole pixels.
    func fillDisc(centre: Point, radius: Double, _ colour: Colour) {
        let whole = max(Int(radius.rounded()), 1)
        guard let texture = masks.texture(.disc(radius: whole), colour) else { return }
        draw(texture, in: square(about: centre, radius: whole))
    }

    /// Draws a ring, with its centre and outer radius rounded to whole pixels.
    ///
    /// - Parameters:
    ///   - centre: The centre of the ring.
    ///   - radius: Pixels from the centre to the outer edge.
    ///   - thickness: Pixels from the inner to the outer edge.
    ///   - turn: The part of the ring to draw, clockwise from the top, from 0 to 1; below 1 it has round ends.
    ///   - colour: The colour of the ring.
    func drawRing(centre: Point, radius: Double, thickness: Double, turn: Double = 1, _ colour: Colour) {
        let whole = max(Int(radius.rounded()), 1)
        let thick = min(max(Int(thickness.rounded()), 1), whole)
        let shape = Mask.Shape.ring(radius: whole, thickness: thick, steps: Mask.Shape.steps(turn))
        guard turn > 0, let texture = masks.texture(shape, colour) else { return }
        draw(texture, in: square(about: centre, radius: whole))
    }

    /// Fills a rectangle with round corners, with its edges rounded to whole pixels.
    func fillRounded(_ rect: Rectangle, radius: Double, _ colour: Colour) {
        let area = rect.rounded
        let round = Int(min(radius, area.width / 2, area.height / 2).rounded(.down))
        guard round > 0, let texture = masks.texture(.disc(radius: round), colour) else {
            fill(area, colour)
            return
        }
        drawCorners(of: area, radius: round, texture)
        let side = Double(round)
        fill(Rectangle(x: area.x + side, y: area.y, width: area.width - 2 * side, height: area.height), colour)
        let middle = Rectangle(x: area.x, y: area.y + side, width: side, height: area.height - 2 * side)
        fill(middle, colour)
        fill(Rectangle(x: area.maxX - side, y: middle.y, width: side, height: middle.height), colour)
    }

    /// Paints over the corners of a picture, so that they look round.
    func maskCorners(of rect: Rectangle, radius: Double, _ colour: Colour) {
        let round = Int(min(radius, rect.width / 2, rect.height / 2).rounded())
        guard round > 0, let texture = masks.texture(.outsideOfDisc(radius: round), colour) else { return }
        drawCorners(of: rect.rounded, radius: round, texture)
    }

    /// Draws the four quarters of a mask in the corners of a rectangle.
    private func drawCorners(of area: Rectangle, radius: Int, _ texture: OpaquePointer) {
        let side = Double(radius)
        for (column, x) in [area.x, area.maxX - side].enumerated() {
            for (row, y) in [area.y, area.maxY - side].enumerated() {
                var source = SDL_Rect(
                    x: Int32(column * radius), y: Int32(row * radius), w: Int32(radius), h: Int32(radius))
                var target = SDL_FRect(x: Float(x), y: Float(y), w: Float(radius), h: Float(radius))
                SDL_RenderCopyF(renderer, texture, &source, &target)
            }
        }
    }

    private func square(about centre: Point, radius: Int) -> Rectangle {
        let side = Double(radius)
        return Rectangle(
            x: (centre.x - side).rounded(), y: (centre.y - side).rounded(), width: 2 * side, height: 2 * side)
    }
}
