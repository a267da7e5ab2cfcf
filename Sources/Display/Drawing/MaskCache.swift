import CSDL2

/// Masks as textures, made once for each shape.
///
/// Used on the window's thread only.
final class MaskCache {
    /// More than a window ever shows at once; beyond it (a window dragged through many sizes) all start again.
    private let capacity: Int
    private let renderer: OpaquePointer
    private var textures: [Mask.Shape: OpaquePointer] = [:]
    private var changing: Changing?

    /// A texture that is drawn anew whenever its shape changes.
    private struct Changing {
        var shape: Mask.Shape
        var side: Int
        var texture: OpaquePointer
    }

    /// Makes an empty cache; the renderer must outlive it.
    init(renderer: OpaquePointer, capacity: Int = 40) {
        self.renderer = renderer
        self.capacity = capacity
    }

    deinit { removeAll() }

    /// Number of masks kept.
    var count: Int { textures.count + (changing == nil ? 0 : 1) }

    /// Forgets everything if there is more than the capacity.
    ///
    /// Called between frames, when nothing is in use.
    func trim() {
        if textures.count > capacity {
            removeAll()
        }
    }

    /// Forgets everything, as after a loss of the graphics device.
    func removeAll() {
        textures.values.forEach { SDL_DestroyTexture($0) }
        textures.removeAll()
        SDL_DestroyTexture(changing?.texture)
        changing = nil
    }

    /// The texture of a shape in a colour; nil when the renderer takes none of its size.
    func texture(_ shape: Mask.Shape, _ colour: ScreenColour) -> OpaquePointer? {
        let texture = shape.isPartOfRing ? changingTexture(shape) : keptTexture(shape)
        SDL_SetTextureColorMod(texture, colour.red, colour.green, colour.blue)
        SDL_SetTextureAlphaMod(texture, colour.opacity)
        return texture
    }

    private func keptTexture(_ shape: Mask.Shape) -> OpaquePointer? {
        if let texture = textures[shape] {
            return texture
        }
        let mask = Mask(shape)
        let texture = makeTexture(side: mask.side)
        update(texture, with: mask)
        textures[shape] = texture
        return texture
    }

    /// A ring that fills has another shape in every frame: one texture serves them all.
    private func changingTexture(_ shape: Mask.Shape) -> OpaquePointer? {
        if let changing, changing.shape == shape {
            return changing.texture
        }
        let mask = Mask(shape)
        if changing?.side != mask.side {
            SDL_DestroyTexture(changing?.texture)
            changing = makeTexture(side: mask.side).map { Changing(shape: shape, side: mask.side, texture: $0) }
        }
        changing?.shape = shape
        update(changing?.texture, with: mask)
        return changing?.texture
    }

    private func makeTexture(side: Int) -> OpaquePointer? {
        let access = Int32(SDL_TEXTUREACCESS_STATIC.rawValue)
        let format = SDL_PIXELFORMAT_ARGB8888.rawValue
        let texture = SDL_CreateTexture(renderer, format, access, Int32(side), Int32(side))
        SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND)
        return texture
    }

    /// White pixels as opaque as the mask covers them.
    private func update(_ texture: OpaquePointer?, with mask: Mask) {
        let pixels = mask.coverage.map { UInt32($0) << 24 | 0x00FF_FFFF }
        SDL_UpdateTexture(texture, nil, pixels, Int32(mask.side * 4))
    }
}

extension Mask.Shape {
    /// Whether the shape is one of those that change from frame to frame.
    fileprivate var isPartOfRing: Bool {
        if case .ring(_, _, let steps) = self {
            return steps < Self.stepsInTurn
        }
        return false
    }
}
