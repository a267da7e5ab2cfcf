import Charts
import Testing

@testable import Display

@MainActor @Suite struct MaskCacheTests {
    let white = Colour(hex: 0xFFFFFF)

    @Test func aShapeIsMadeOnce() throws {
        let sheet = try Sheet(width: 8, height: 8)
        let cache = sheet.painter.masks
        let first = try #require(cache.texture(.disc(radius: 5), white))
        #expect(cache.texture(.disc(radius: 5), white) == first)
        #expect(cache.texture(.disc(radius: 6), white) != first)
        #expect(cache.count == 2)
    }

    @Test func aFillingRingKeepsOneTexture() throws {
        let sheet = try Sheet(width: 8, height: 8)
        let cache = sheet.painter.masks
        let textures = (1..<100).map { cache.texture(.ring(radius: 20, thickness: 4, steps: $0), white) }
        #expect(Set(textures).count == 1)
        #expect(cache.count == 1)
    }

    @Test func trimForgetsOnlyWhatIsTooMuch() throws {
        let sheet = try Sheet(width: 8, height: 8)
        let cache = MaskCache(renderer: sheet.painter.renderer, capacity: 3)
        for radius in 1...3 {
            _ = cache.texture(.disc(radius: radius), white)
        }
        cache.trim()
        #expect(cache.count == 3)
        _ = cache.texture(.disc(radius: 4), white)
        cache.trim()
        #expect(cache.count == 0)
    }
}
