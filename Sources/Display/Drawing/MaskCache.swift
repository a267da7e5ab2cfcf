import Charts
import CSDL2

/// Masks as textures, each made once per shape.
///
/// Use it only on the window's thread.
final class MaskCache {
    /// The number of masks above which all are removed.
    ///
    /// The default is more than a window shows at once, so it is only exceeded by dragging it through many sizes.
    private let capacity: Int
    private let renderer: OpaquePointer
    private var textures: [Mask.Shape: OpaquePointer] = [:]
    private var changing: Changing?

    /// A texture that is updated whenever its shape changes.
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

    /// Number of masks in the cache.
    var count: Int { textures.count + (changing == nil ? 0 : 1) }

    /// Removes all masks if there are more than the capacity.
    ///
    /// Call it between two drawings, when no texture is in use.
    func trim() {
        if textures.count > capacity {
            removeAll()
        }
    }

    /// Removes all masks, as is necessary when the graphics device was lost.
    func removeAll() {
        textures.values.forEach { SDL_DestroyTexture($0) }
        textures.removeAll()
        SDL_DestroyTexture(changing?.texture)
        changing = nil
    }

    /// The texture of a shape in a colour; nil when the renderer cannot make one of this size.
    func texture(_ shape: Mask.Shape, _ colour: Colour) -> OpaquePointer? {
        let texture = shape.isPartOfRing ? changingTexture(shape) : keptTexture(shape)
        SDL_SetTextureColorMod(texture, colour.red, colour.green, colour.blue)
        SDL_SetTextureAlphaMod(texture, colour.alpha)
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

    /// The texture of a ring that fills, which has another shape in every frame: all share one texture.
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

    /// Writes white pixels whose opacity is the coverage of the mask.
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
