import Charts
import Foundation
import Imaging
import Testing

@Suite struct PaletteTests {
    @Test func heatDeepensSteadily() {
        #expect(Palette.heat(0) == Palette.background)
        let shades = (0...100).map { luminance(Palette.heat(Double($0) / 100)) }
        for (paler, deeper) in zip(shades, shades.dropFirst()) { #expect(deeper < paler) }
        #expect(Palette.heat(-1) == Palette.heat(0) && Palette.heat(2) == Palette.heat(1))
    }

    @Test func textOnHeatCanBeRead() {
        for share in stride(from: 0.0, through: 1, by: 0.01) {
            let ground = Palette.heat(share)
            #expect(contrast(ground, Palette.readable(on: ground)) >= 3)
        }
    }

    @Test func textAndMarksStandOutFromThePaper() {
        let marks = [Palette.blue, Palette.orange, Palette.green, Palette.red, Palette.teal]
        for colour in marks + [Palette.text, Palette.faint] {
            #expect(contrast(colour, Palette.background) >= 2.6)
        }
        #expect(Set(marks).count == marks.count)
    }

    private func luminance(_ colour: Colour) -> Double {
        (77 * Double(colour.red) + 150 * Double(colour.green) + 29 * Double(colour.blue)) / 256
    }

    /// The contrast ratio of the Web Content Accessibility Guidelines 2.1: 1 is none, 21 black on white.
    private func contrast(_ first: Colour, _ second: Colour) -> Double {
        let shades = [first, second].map { colour in
            let linear = [colour.red, colour.green, colour.blue].map { channel -> Double in
                let value = Double(channel) / 255
                return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05
        }.sorted()
        return shades[1] / shades[0]
    }
}

@Suite struct ColourTests {
    @Test func readsHexadecimalColours() {
        #expect(Colour(hex: 0xff8001) == Colour(red: 255, green: 128, blue: 1))
        #expect(Colour(hex: 0x000000, opacity: 0.5).opacity == 0.5)
    }

    @Test func mixes() {
        let (black, white) = (Colour(hex: 0x000000), Colour(hex: 0xffffff))
        #expect(black.mixed(with: white, by: 0.5) == Colour(red: 128, green: 128, blue: 128))
        #expect(black.mixed(with: white, by: 0) == black)
        #expect(black.mixed(with: white, by: 7) == white)
        #expect(black.opacity(0.25).mixed(with: white, by: 0.5).opacity == 0.625)
    }

    @Test func fadesTheOpacity() {
        #expect(Colour(hex: 0x101010, opacity: 0.5).faded(to: 0.5).opacity == 0.25)
        #expect(Colour(hex: 0x101010).faded(to: -1).opacity == 0)
        #expect(Colour(hex: 0x101010).faded(to: 2).opacity == 1)
    }

    /// Reference values of WCAG 2.2: 21 for black on white, 4.48 for 0x777777 on white.
    @Test func contrastIsThatOfTheGuidelines() {
        let (black, grey, white) = (Colour(hex: 0x000000), Colour(hex: 0x777777), Colour(hex: 0xffffff))
        #expect(abs(black.contrast(with: white) - 21) < 1e-9)
        #expect(abs(grey.contrast(with: white) - 4.48) < 0.005)
        #expect(white.contrast(with: grey) == grey.contrast(with: white))
    }
}
