import CSDL2
import Imaging
import Testing

@testable import Display

/// A drawing in memory, made by the renderer that needs neither display nor graphics card.
///
/// Used on the main thread only: SDL and its fonts are not made for several.
@MainActor
final class Sheet {
    let painter: Painter
    let width: Int
    let height: Int
    private let surface: UnsafeMutablePointer<SDL_Surface>
    private let renderer: OpaquePointer

    init(width: Int, height: Int) throws {
        let format = SDL_PIXELFORMAT_ARGB8888.rawValue
        surface = try #require(SDL_CreateRGBSurfaceWithFormat(0, Int32(width), Int32(height), 32, format))
        renderer = try #require(SDL_CreateSoftwareRenderer(surface))
        painter = Painter(renderer: renderer, fonts: try Fonts())
        (self.width, self.height) = (width, height)
        painter.clear(Colour(0x000000))
    }

    isolated deinit {
        painter.removeTextures()
        SDL_DestroyRenderer(renderer)
        SDL_FreeSurface(surface)
    }

    /// What has been drawn so far.
    func picture() throws -> RGBImage {
        var image = RGBImage(width: width, height: height)
        let result = image.pixels.withUnsafeMutableBytes {
            SDL_RenderReadPixels(renderer, nil, SDL_PIXELFORMAT_RGB24.rawValue, $0.baseAddress, Int32(width * 3))
        }
        try #require(result == 0)
        return image
    }
}

extension RGBImage {
    /// The colour of a pixel.
    subscript(x: Int, y: Int) -> Colour {
        let start = (y * width + x) * 3
        return Colour(
            UInt32(pixels[start]) << 16 | UInt32(pixels[start + 1]) << 8 | UInt32(pixels[start + 2]))
    }

    /// How many pixels of a rectangle come close to a colour.
    func count(near colour: Colour, in rect: Rect, tolerance: Int = 12) -> Int {
        places(in: rect).count { self[$0.0, $0.1].distance(to: colour) <= tolerance }
    }

    /// The smallest rectangle about all pixels that come close to a colour; nil when none does.
    func bounds(near colour: Colour, in rect: Rect, tolerance: Int = 12) -> Rect? {
        let hits = places(in: rect).filter { self[$0.0, $0.1].distance(to: colour) <= tolerance }
        let (xs, ys) = (hits.map(\.0), hits.map(\.1))
        guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return nil }
        return Rect(
            x: Double(left), y: Double(top), width: Double(right - left + 1), height: Double(bottom - top + 1))
    }

    private func places(in rect: Rect) -> [(Int, Int)] {
        let xs = max(Int(rect.x), 0)..<min(max(Int(rect.maxX), 0), width)
        let ys = max(Int(rect.y), 0)..<min(max(Int(rect.maxY), 0), height)
        return ys.flatMap { y in xs.map { ($0, y) } }
    }
}

extension Colour {
    /// The largest difference of any part.
    func distance(to other: Colour) -> Int {
        [(red, other.red), (green, other.green), (blue, other.blue)].map { abs(Int($0) - Int($1)) }.max() ?? 0
    }
}

extension Rect {
    /// The whole of a picture.
    init(_ image: RGBImage) {
        self.init(x: 0, y: 0, width: Double(image.width), height: Double(image.height))
    }
}
