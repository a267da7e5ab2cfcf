import Foundation
import Testing

@testable import Display

@Suite struct FontFinderTests {
    @Test func theSystemHasAFont() throws {
        let path = try #require(FontFinder.path(families: Fonts.families, bold: false))
        #expect(FileManager.default.isReadableFile(atPath: path))
    }

    @Test func boldIsAnotherFileOfTheFamily() throws {
        let regular = try #require(FontFinder.path(families: Fonts.families, bold: false))
        let bold = try #require(FontFinder.path(families: Fonts.families, bold: true))
        #expect(regular != bold)
        #expect(bold.lowercased().contains("bold"))
    }

    @Test func unknownFamiliesFallBack() {
        #expect(FontFinder.path(families: ["No Such Family At All"], bold: false) != nil)
    }
}
