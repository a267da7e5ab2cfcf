import Imaging
import Testing

@Suite struct ColourTests {
    @Test func readsHexadecimalColours() {
        #expect(Colour(hex: 0xff8001) == Colour(red: 255, green: 128, blue: 1))
        #expect(Colour(hex: 0x000000, opacity: 0.5).opacity == 0.5)
    }

    @Test func mixes() {
        let (black, white) = (Colour(hex: 0x000000), Colour(hex: 0xffffff))
        #expect(black.mixed(with: white, 0.5) == Colour(red: 128, green: 128, blue: 128))
        #expect(black.mixed(with: white, 0) == black)
        #expect(black.mixed(with: white, 7) == white)
        #expect(black.opacity(0.25).mixed(with: white, 0.5).opacity == 0.625)
    }
}
