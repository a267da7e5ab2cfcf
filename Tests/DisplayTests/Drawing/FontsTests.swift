import CSDL2
import Foundation
import Testing

@testable import Display

@MainActor @Suite struct FontsTests {
    @Test func aSizeIsOpenedOnce() throws {
        let fonts = try Fonts()
        let first = try #require(fonts.font(.regular, size: 20))
        #expect(fonts.font(.regular, size: 20) == first)
        #expect(fonts.font(.bold, size: 20) != first)
        #expect(fonts.font(.regular, size: 21) != first)
    }

    @Test func sizesAreInPixels() throws {
        let fonts = try Fonts()
        let small = try #require(fonts.font(.regular, size: 20))
        let large = try #require(fonts.font(.regular, size: 80))
        #expect(abs(Double(TTF_FontHeight(large)) / Double(TTF_FontHeight(small)) - 4) < 0.3)
    }

    @Test func closedSizesOpenAgain() throws {
        let fonts = try Fonts()
        fonts.close()
        #expect(fonts.font(.regular, size: 20) != nil)
    }

    @Test func theUserMayChooseTheFile() async {
        await #expect(processExitsWith: .exitCode(7)) {
            setenv("FINGERSPELL_FONT", "/nowhere/a font.ttf", 1)
            do throws(DisplayError) {
                _ = try Fonts()
            } catch {
                if case .unreadableFont(path: "/nowhere/a font.ttf", _) = error { exit(7) }
            }
            exit(1)
        }
    }

    @Test func tinySizesAreRaisedToWhatCanBeDrawn() throws {
        let fonts = try Fonts()
        #expect(fonts.font(.regular, size: 0) != nil)
        #expect(fonts.font(.regular, size: -3) == fonts.font(.regular, size: 4))
    }

    @Test func hugeSizesAreLoweredToWhatFitsInMemory() throws {
        let fonts = try Fonts()
        #expect(fonts.font(.regular, size: .max) == fonts.font(.regular, size: 1000))
    }
}
