import Charts
import Testing

@testable import Display

@Suite struct ThemeTests {
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

    @Test func opacityIsRoundedForTheGraphicsDevice() {
        #expect(Colour(hex: 0, opacity: 0.5).alpha == 128)
        #expect(Colour(hex: 0, opacity: 7).alpha == 255)
        #expect(Colour(hex: 0, opacity: -1).alpha == 0)
    }
}
