import Charts
import Imaging
import Testing

@testable import Training

@Suite struct HistoryPictureTests {
    private func picture(_ count: Int) throws -> RGBImage {
        var history = History<LetterTask.Epoch>()
        for epoch in 0..<count {
            var record = HistoryTests.record(epoch + 1)
            record.loss = 2 - Double(epoch) / 10
            record.validationStillLetters = 1
            history.epochs.append(record)
        }
        return try HistoryPicture(history).picture()
    }

    private func has(_ colour: Colour, in image: RGBImage, x: Int, y: Int) -> Bool {
        let place = 3 * (y * image.width + x)
        return abs(Int(image.pixels[place]) - Int(colour.red)) < 12
            && abs(Int(image.pixels[place + 2]) - Int(colour.blue)) < 12
    }

    @Test func curvesRunThroughTheirValues() throws {
        let image = try picture(11)
        // The right chart begins at x 588 and is 460 wide: still letters at the top, mean over signers at an eighth.
        for x in [600, 800, 1000] {
            #expect(has(Palette.orange, in: image, x: x, y: 64))
            #expect(has(Palette.green, in: image, x: x, y: 64 + 300 * 7 / 8))
        }
        // Loss falls from 2 of 2.1 to 1 of 2.1.
        #expect(has(Palette.blue, in: image, x: 64, y: 64 + Int(300 * (1 - 2 / 2.1))))
        #expect(has(Palette.blue, in: image, x: 523, y: 64 + Int(300 * (1 - 1 / 2.1))))
    }

    @Test(arguments: [0, 1, 2]) func shortHistoriesAreDrawn(count: Int) throws {
        #expect(try picture(count).width > 0)
    }

    @Test func valuesThatAreNoNumbersDoNoHarm() throws {
        var history = History<LetterTask.Epoch>()
        history.epochs = [HistoryTests.record(1), HistoryTests.record(2)]
        history.epochs[0].validationStillLetters = .nan
        #expect(try HistoryPicture(history).picture().width > 0)
    }
}
