import Charts
import CSDL2
import Imaging
import Testing

@testable import Display

/// A drawing in memory by SDL's software renderer, which needs neither a display nor a graphics card.
///
/// Use it only on the main thread: SDL and its fonts are not thread-safe.
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
        painter = Painter(renderer: renderer, fonts: try FontCache())
        (self.width, self.height) = (width, height)
        painter.clear(Colour(hex: 0x000000))
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
            hex: UInt32(pixels[start]) << 16 | UInt32(pixels[start + 1]) << 8 | UInt32(pixels[start + 2]))
    }

    /// The number of pixels of a rectangle whose colour is close to another.
    func count(near colour: Colour, in rect: Rectangle, tolerance: Int = 12) -> Int {
        var count = 0
        visit(colour, in: rect, tolerance) { _, _ in count += 1 }
        return count
    }

    /// The smallest rectangle about all pixels whose colour is close to another; nil when there are none.
    func bounds(near colour: Colour, in rect: Rectangle, tolerance: Int = 12) -> Rectangle? {
        var (left, top, right, bottom) = (Int.max, Int.max, Int.min, Int.min)
        visit(colour, in: rect, tolerance) { x, y in
            (left, right) = (min(left, x), max(right, x))
            (top, bottom) = (min(top, y), max(bottom, y))
        }
        guard left <= right else { return nil }
        return Rectangle(
            x: Double(left), y: Double(top), width: Double(right - left + 1), height: Double(bottom - top + 1))
    }

    /// Calls `body` for each pixel of a rectangle whose colour is close to another.
    private func visit(_ colour: Colour, in rect: Rectangle, _ tolerance: Int, body: (Int, Int) -> Void) {
        let (red, green, blue) = (Int(colour.red), Int(colour.green), Int(colour.blue))
        let (left, right) = (max(Int(rect.x), 0), min(max(Int(rect.maxX), 0), width))
        let (top, bottom) = (max(Int(rect.y), 0), min(max(Int(rect.maxY), 0), height))
        pixels.withUnsafeBufferPointer { pixels in
            var y = top
            while y < bottom {
                var x = left
                while x < right {
                    let start = (y * width + x) * 3
                    if abs(Int(pixels[start]) - red) <= tolerance, abs(Int(pixels[start + 1]) - green) <= tolerance,
                        abs(Int(pixels[start + 2]) - blue) <= tolerance
                    {
                        body(x, y)
                    }
                    x += 1
                }
                y += 1
            }
        }
    }
}

extension Colour {
    /// The largest difference of any part.
    func distance(to other: Colour) -> Int {
        [(red, other.red), (green, other.green), (blue, other.blue)].map { abs(Int($0) - Int($1)) }.max() ?? 0
    }
}

extension Rectangle {
    /// The whole of a picture.
    init(_ image: RGBImage) {
        self.init(x: 0, y: 0, width: Double(image.width), height: Double(image.height))
    }
}
