import CSDL2
import Foundation
import Testing

@testable import Charts

@Suite struct FontLibraryTests {
    @Test func aFontIsOpenedOnce() throws {
        let first = try FontLibrary.withFont(bold: false, size: 31) { Int(bitPattern: $0) }
        let second = try FontLibrary.withFont(bold: false, size: 31) { Int(bitPattern: $0) }
        let other = try FontLibrary.withFont(bold: true, size: 31) { Int(bitPattern: $0) }
        #expect(first == second && first != other)
    }

    @Test func sizesAreKeptWithinReason() throws {
        for size in [Int.min, -1, 0, 3] {
            #expect(try FontLibrary.withFont(bold: false, size: size) { TTF_FontHeight($0) } < 12)
        }
        #expect(try FontLibrary.withFont(bold: false, size: .max) { TTF_FontHeight($0) } < 3000)
    }

    @Test func fontsStayWhenAnotherUserOfTheLibraryLeaves() throws {
        let height = try FontLibrary.withFont(bold: false, size: 33) { TTF_FontHeight($0) }
        // As a window does that comes and goes.
        FontLibrary.lock.withLock { _ in
            if TTF_Init() == 0 { TTF_Quit() }
        }
        #expect(TTF_WasInit() > 0)
        #expect(try FontLibrary.withFont(bold: false, size: 33) { TTF_FontHeight($0) } == height)
    }

    @Test func manyThreadsWriteAtOnce() async throws {
        let style = TextStyle(size: 20)
        let alone = try Canvas.size(of: "Fingerspell", style: style)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                group.addTask {
                    for size in 20..<24 {
                        _ = try Canvas.size(of: "\(number)", style: TextStyle(size: size + number))
                    }
                    return try Canvas.size(of: "Fingerspell", style: style) == alone
                }
            }
            for try await isSame in group { #expect(isSame) }
        }
    }
}

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
