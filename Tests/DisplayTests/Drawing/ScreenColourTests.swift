import Testing

@testable import Display

@Suite struct ScreenColourTests {
    @Test func readsTheNotationOfTheWeb() {
        let colour = ScreenColour(0x12AB_FE)
        #expect((colour.red, colour.green, colour.blue, colour.opacity) == (0x12, 0xAB, 0xFE, 255))
        #expect(ScreenColour(0xFFFFFF, opacity: 0.5).opacity == 128)
        #expect(ScreenColour(0xFFFFFF, opacity: 7).opacity == 255)
    }

    @Test func fadingMultipliesTheOpacity() {
        #expect(ScreenColour(0x101010, opacity: 0.5).faded(to: 0.5).opacity == 64)
        #expect(ScreenColour(0x101010).faded(to: -1).opacity == 0)
    }

    @Test func mixingGoesFromOneToTheOther() {
        let (black, white) = (ScreenColour(0x000000), ScreenColour(0xFFFFFF))
        #expect(black.mixed(with: white, by: 0) == black)
        #expect(black.mixed(with: white, by: 1) == white)
        #expect(black.mixed(with: white, by: 0.2) == ScreenColour(0x333333))
        #expect(white.mixed(with: black, by: 2) == black)
    }

    /// Reference values of WCAG 2.2: black on white is 21, #777777 on white is 4.48.
    @Test func contrastIsThatOfTheGuidelines() {
        #expect(abs(ScreenColour(0x000000).contrast(with: ScreenColour(0xFFFFFF)) - 21) < 1e-9)
        #expect(abs(ScreenColour(0x777777).contrast(with: ScreenColour(0xFFFFFF)) - 4.48) < 0.005)
        #expect(
            ScreenColour(0xFFFFFF).contrast(with: ScreenColour(0x777777))
                == ScreenColour(0x777777).contrast(with: ScreenColour(0xFFFFFF)))
    }

    @Test func everythingWrittenIsLegible() {
        for paper in [Theme.background, Theme.panel] {
            #expect(Theme.ink.contrast(with: paper) >= 12)
            for colour in [Theme.quiet, Theme.accent, Theme.warning, Theme.recording] {
                #expect(colour.contrast(with: paper) >= 4.5)
            }
        }
        #expect(Theme.accent.contrast(with: Theme.track) >= 3)
        #expect(Theme.background.contrast(with: Theme.warning) >= 7)
    }

    @Test func accentAndTheQuieterBarsDifferInLightnessToo() {
        #expect(Theme.accent.contrast(with: Theme.accentQuiet) >= 2)
        #expect(Theme.accentQuiet.contrast(with: Theme.track) >= 1.8)
    }
}
