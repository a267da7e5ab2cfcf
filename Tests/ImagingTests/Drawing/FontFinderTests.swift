import Foundation
import Imaging
import Testing

@Suite struct FontFinderTests {
    @Test(arguments: [false, true])
    func findsAFontFile(bold: Bool) throws {
        let path = try #require(FontFinder.path(bold: bold))
        #expect(FileManager.default.isReadableFile(atPath: path))
        #expect(["ttf", "otf", "ttc", "pfb"].contains(URL(filePath: path).pathExtension.lowercased()))
    }

    @Test func fallsBackToTheUsualFont() throws {
        let path = try #require(FontFinder.path(families: ["No Such Family At All"], bold: false))
        #expect(FileManager.default.isReadableFile(atPath: path))
    }

    @Test func takesTheFirstFamilyThatIsInstalled() throws {
        let path = try #require(FontFinder.path(families: ["No Such Family At All", "DejaVu Sans Mono"], bold: false))
        #expect(path.contains("DejaVuSansMono"), "fonts-dejavu-core is installed with the tests' packages")
    }
}
