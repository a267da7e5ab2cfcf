import CSDL2
import Foundation
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
        let cache = GlyphCache(renderer: sheet.painter.renderer, fonts: try FontCache(), capacity: 2)
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

@MainActor @Suite struct FontCacheTests {
    @Test func aSizeIsOpenedOnce() throws {
        let fonts = try FontCache()
        let first = try #require(fonts.font(.regular, size: 20))
        #expect(fonts.font(.regular, size: 20) == first)
        #expect(fonts.font(.bold, size: 20) != first)
        #expect(fonts.font(.regular, size: 21) != first)
    }

    @Test func sizesAreInPixels() throws {
        let fonts = try FontCache()
        let small = try #require(fonts.font(.regular, size: 20))
        let large = try #require(fonts.font(.regular, size: 80))
        #expect(abs(Double(TTF_FontHeight(large)) / Double(TTF_FontHeight(small)) - 4) < 0.3)
    }

    @Test func closedSizesOpenAgain() throws {
        let fonts = try FontCache()
        fonts.close()
        #expect(fonts.font(.regular, size: 20) != nil)
    }

    @Test func theUserMayChooseTheFile() async {
        await #expect(processExitsWith: .exitCode(7)) {
            setenv("FINGERSPELL_FONT", "/nowhere/a font.ttf", 1)
            do throws(DisplayError) {
                _ = try FontCache()
            } catch {
                if case .unreadableFont(path: "/nowhere/a font.ttf", _) = error { exit(7) }
            }
            exit(1)
        }
    }

    @Test func tinySizesAreRaisedToWhatCanBeDrawn() throws {
        let fonts = try FontCache()
        #expect(fonts.font(.regular, size: 0) != nil)
        #expect(fonts.font(.regular, size: -3) == fonts.font(.regular, size: 4))
    }

    @Test func hugeSizesAreLoweredToWhatFitsInMemory() throws {
        let fonts = try FontCache()
        #expect(fonts.font(.regular, size: .max) == fonts.font(.regular, size: 1000))
    }
}
