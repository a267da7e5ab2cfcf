import CSDL2
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

    @Test func tinySizesAreRaisedToWhatCanBeDrawn() throws {
        let fonts = try Fonts()
        #expect(fonts.font(.regular, size: 0) != nil)
        #expect(fonts.font(.regular, size: -3) == fonts.font(.regular, size: 4))
    }
}
