import CSDL2
import Imaging

/// The picture of the alphabet over everything else.
struct ChartOverlay {
    var layout: WindowLayout
    /// The picture; nil while it is being made.
    var texture: OpaquePointer?

    func draw(with painter: Painter) {
        painter.fill(layout.window, Theme.shade.faded(to: 0.85))
        guard let texture else {
            painter.write(
                "Drawing the alphabet…", x: layout.window.centre.x, middle: layout.window.centre.y,
                size: layout.sizes.body, Theme.ink, align: .centre)
            return
        }
        var (width, height): (Int32, Int32) = (0, 0)
        SDL_QueryTexture(texture, nil, nil, &width, &height)
        guard width > 0, height > 0 else { return }
        let area = layout.window.inset(by: layout.gap)
        painter.draw(texture, in: area.fitted(aspect: Double(width) / Double(height)).rounded)
    }
}

extension RGBImage {
    /// The picture as a texture that its caller destroys; nil when the renderer takes none of its size.
    func makeTexture(for renderer: OpaquePointer) -> OpaquePointer? {
        guard width > 0, height > 0 else { return nil }
        let access = Int32(SDL_TEXTUREACCESS_STATIC.rawValue)
        let texture = SDL_CreateTexture(
            renderer, SDL_PIXELFORMAT_RGB24.rawValue, access, Int32(width), Int32(height))
        SDL_UpdateTexture(texture, nil, pixels, Int32(width * 3))
        SDL_SetTextureScaleMode(texture, SDL_ScaleModeLinear)
        return texture
    }
}
