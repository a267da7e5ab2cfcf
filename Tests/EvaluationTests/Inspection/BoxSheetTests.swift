import Charts
import Imaging
import Testing

@testable import Evaluation

@Suite struct BoxSheetTests {
    private let item = BoxSheet.Item(
        image: GreyImage(width: 88, height: 66, filledWith: 128),
        labelled: [Region(x: 10, y: 10, width: 20, height: 20)],
        found: [Region(x: 50, y: 30, width: 20, height: 20)], caption: "one")

    private func pixel(_ sheet: RGBImage, _ x: Int, _ y: Int) -> [UInt8] {
        Array(sheet.pixels[3 * (y * sheet.width + x)..<3 * (y * sheet.width + x) + 3])
    }

    @Test func picturesStandInRows() throws {
        let sheet = try BoxSheet([BoxSheet.Item](repeating: item, count: 5), columns: 3).picture()
        #expect(sheet.width == 3 * 180 + 4 && sheet.height == 2 * 196 + 4)
        // The picture is 176 x 132, in the middle of its square.
        #expect(pixel(sheet, 4 + 2, 4 + 22 + 2) == [128, 128, 128])
        #expect(pixel(sheet, 4 + 2, 4 + 2) != [128, 128, 128])
    }

    @Test func boxesAreDrawnInTheirColours() throws {
        let sheet = try BoxSheet([item], columns: 1).picture()
        #expect(pixel(sheet, 4 + 20, 4 + 22 + 40) == [Palette.teal.red, Palette.teal.green, Palette.teal.blue])
        #expect(pixel(sheet, 4 + 100, 4 + 22 + 80) == [Palette.orange.red, Palette.orange.green, Palette.orange.blue])
        #expect(pixel(sheet, 4 + 40, 4 + 22 + 40) == [128, 128, 128])
    }

    @Test func noPicturesMakeAnEmptySheet() throws {
        #expect(try BoxSheet([]).picture().height > 0)
    }
}
