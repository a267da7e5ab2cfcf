import Testing

@testable import Display

@MainActor @Suite struct GlyphCacheTests {
    @Test func aCharacterIsDrawnOnce() throws {
        let sheet = try Sheet(width: 8, height: 8)
        let cache = sheet.painter.glyphs
        let first = cache.glyph("W", size: 40, weight: .bold)
        let again = cache.glyph("W", size: 40, weight: .bold)
        #expect(first.texture != nil)
        #expect(first.texture == again.texture)
        #expect(cache.count == 1)
    }

    @Test func spacesMoveThePenWithoutInk() throws {
        let sheet = try Sheet(width: 8, height: 8)
        let space = sheet.painter.glyphs.glyph(" ", size: 40, weight: .regular)
        #expect(space.texture == nil)
        #expect(space.advance > 4)
    }

    @Test func wideLettersTakeMoreRoom() throws {
        let sheet = try Sheet(width: 8, height: 8)
        let cache = sheet.painter.glyphs
        let (narrow, wide) = (cache.glyph("I", size: 40, weight: .bold), cache.glyph("W", size: 40, weight: .bold))
        #expect(wide.advance > 2 * narrow.advance)
    }

    @Test func trimForgetsOnlyWhatIsTooMuch() throws {
        let sheet = try Sheet(width: 8, height: 8)
        let cache = GlyphCache(renderer: sheet.painter.renderer, fonts: try Fonts(), capacity: 2)
        _ = cache.glyph("A", size: 12, weight: .bold)
        _ = cache.glyph("B", size: 12, weight: .bold)
        cache.trim()
        #expect(cache.count == 2)
        _ = cache.glyph("C", size: 12, weight: .bold)
        cache.trim()
        #expect(cache.count == 0)
        #expect(cache.glyph("C", size: 12, weight: .bold).texture != nil)
    }
}
