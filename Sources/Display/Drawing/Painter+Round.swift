import CSDL2

/// Round shapes, drawn through masks.
extension Painter {
    /// Fills a circle, its centre and radius moved to whole pixels.
    func fillDisc(centre: Point, radius: Double, _ colour: ScreenColour) {
        let whole = max(Int(radius.rounded()), 1)
        guard let texture = masks.texture(.disc(radius: whole), colour) else { return }
        draw(texture, in: square(about: centre, radius: whole))
    }

    /// Draws a ring, its centre and outer radius moved to whole pixels.
    ///
    /// - Parameters:
    ///   - radius: From the centre to the outer edge.
    ///   - turn: How much of it, clockwise from the top, from 0 to 1; less than all has round ends.
    func drawRing(centre: Point, radius: Double, thickness: Double, turn: Double = 1, _ colour: ScreenColour) {
        let whole = max(Int(radius.rounded()), 1)
        let thick = min(max(Int(thickness.rounded()), 1), whole)
        let shape = Mask.Shape.ring(radius: whole, thickness: thick, steps: Mask.Shape.steps(turn))
        guard turn > 0, let texture = masks.texture(shape, colour) else { return }
        draw(texture, in: square(about: centre, radius: whole))
    }

    /// Fills a rectangle with round corners, its edges moved to whole pixels.
    func fillRounded(_ rect: Rect, radius: Double, _ colour: ScreenColour) {
        let area = rect.rounded
        let round = Int(min(radius, area.width / 2, area.height / 2).rounded(.down))
        guard round > 0, let texture = masks.texture(.disc(radius: round), colour) else {
            fill(area, colour)
            return
        }
        drawCorners(of: area, radius: round, texture)
        let side = Double(round)
        fill(Rect(x: area.x + side, y: area.y, width: area.width - 2 * side, height: area.height), colour)
        let middle = Rect(x: area.x, y: area.y + side, width: side, height: area.height - 2 * side)
        fill(middle, colour)
        fill(Rect(x: area.maxX - side, y: middle.y, width: side, height: middle.height), colour)
    }

    /// Paints over a picture's corners so that they look round.
    func maskCorners(of rect: Rect, radius: Double, _ colour: ScreenColour) {
        let round = Int(min(radius, rect.width / 2, rect.height / 2).rounded())
        guard round > 0, let texture = masks.texture(.outsideOfDisc(radius: round), colour) else { return }
        drawCorners(of: rect.rounded, radius: round, texture)
    }

    /// Puts the quarters of a mask into the corners of a rectangle.
    private func drawCorners(of area: Rect, radius: Int, _ texture: OpaquePointer) {
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

    private func square(about centre: Point, radius: Int) -> Rect {
        let side = Double(radius)
        return Rect(
            x: (centre.x - side).rounded(), y: (centre.y - side).rounded(), width: 2 * side, height: 2 * side)
    }
}
