import Charts
import Datasets
import Imaging
import Testing
import TrainingSupport

@testable import Evaluation

@Suite struct ContactSheetTests {
    @Test func rowPerClassWithPicturesOfEverySigner() throws {
        let set = Drawn.dataset(signers: ["ann", "bob"], count: 3)
        let sheet = try ContactSheet(set, name: "drawn", columns: 4).picture()
        #expect(sheet.width == 2 * 28 + 92 + 4 * 78 + 190)
        // Ann's first A, then Bob's first A: samples 0 and 9.
        for (column, index) in [(0, 0), (1, 9), (2, 1), (3, 10)] {
            let expected = try Thumbnail.picture(of: set.samples[index], side: 72)
            for (x, y) in [(2, 2), (36, 36), (70, 60)] {
                #expect(sheet.pixels[3 * ((84 + y) * sheet.width + 120 + column * 78 + x)] == expected[x, y])
            }
        }
    }

    @Test func barsFollowTheCounts() throws {
        var set = Drawn.dataset(signers: ["ann"], count: 4)
        let kept = set.samples[4].name
        set.samples.removeAll { $0.label == "B" && $0.name != kept }
        let sheet = try ContactSheet(set, name: "", columns: 4).picture()
        let left = 28 + 92 + 4 * 78 + 12
        func isBlue(row: Int, offset: Int) -> Bool {
            let place = 3 * ((84 + row * 78 + 36) * sheet.width + left + offset)
            return sheet.pixels[place] == Palette.blue.red && sheet.pixels[place + 2] == Palette.blue.blue
        }
        // A has 4 pictures, all of the 120 pixels; B has 1, a quarter of them.
        #expect(isBlue(row: 0, offset: 110))
        #expect(isBlue(row: 1, offset: 25) && !isBlue(row: 1, offset: 35))
    }

    @Test func fewerPicturesThanColumnsLeaveRoom() throws {
        let set = Drawn.dataset(signers: ["ann"], count: 1)
        let sheet = try ContactSheet(set, name: "", columns: 3).picture()
        #expect(sheet.pixels[3 * ((84 + 36) * sheet.width + 120 + 78 + 36)] == Palette.background.red)
    }
}

@Suite struct ThumbnailTests {
    @Test func showsTheRegionAsTheNetworkHasIt() throws {
        var image = GreyImage(width: 40, height: 40)
        for y in 0..<40 { for x in 0..<20 { image[x, y] = 200 } }
        var sample = Sample(
            name: "", image: image, region: Region(x: 10, y: 10, width: 20, height: 20), label: "A", signer: "x")
        let plain = try Thumbnail.picture(of: sample, side: 24)
        #expect(plain[0, 0] == 200 && plain[11, 12] == 200 && plain[12, 12] == 0 && plain[23, 23] == 0)
        sample.mirrored = true
        let mirrored = try Thumbnail.picture(of: sample, side: 24)
        #expect(mirrored[0, 0] == 0 && mirrored[23, 0] == 200)
    }

    @Test func emptyRegionsAreAnError() {
        let sample = Sample(
            name: "", image: GreyImage(width: 4, height: 4), region: Region(x: 0, y: 0, width: 0, height: 0),
            label: "A", signer: "x")
        #expect(throws: ImageError.self) { try Thumbnail.picture(of: sample, side: 8) }
    }
}
