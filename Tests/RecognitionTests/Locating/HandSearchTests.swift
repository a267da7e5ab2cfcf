import Imaging
import RecognitionSupport
import TestSupport
import Testing

@testable import Recognition

@Suite struct HandSearchTests {
    private func window(_ box: Region, width: Int = 640, height: Int = 480) -> Region {
        HandSearch.window(about: box, width: width, height: height, shape: LocatorInput(width: 96, height: 72))
    }

    @Test func theWindowLiesAboutTheBox() {
        let window = window(Region(x: 300, y: 200, width: 40, height: 50))
        #expect(window.height == 120 && window.width == 160)
        #expect(window.x == 240 && window.y == 165)
    }

    @Test(
        "The window stays within the picture",
        arguments: [
            Region(x: -10, y: -10, width: 40, height: 50), Region(x: 620, y: 450, width: 40, height: 50),
        ])
    func corners(box: Region) {
        let window = window(box)
        #expect(window.x >= 0 && window.y >= 0 && window.x + window.width <= 640 && window.y + window.height <= 480)
    }

    @Test func aLargeHandIsSeenWithAllOfThePicture() {
        #expect(window(Region(x: 100, y: 50, width: 300, height: 400)) == Region(x: 0, y: 0, width: 640, height: 480))
        let portrait = window(Region(x: 100, y: 50, width: 300, height: 400), width: 480, height: 640)
        #expect(portrait.height == 640 && portrait.x < 0, "beside an upright picture there is nothing")
    }

    @Test(
        "Parts cover the frame and stay in it", arguments: [(640, 480), (1280, 720), (720, 1280), (500, 500), (90, 70)])
    func parts(width: Int, height: Int) {
        let parts = HandSearch.parts(width: width, height: height, shape: LocatorInput(width: 96, height: 72))
        for part in parts {
            #expect(part.x >= 0 && part.x + part.width <= Double(width) + 1e-9)
            #expect(part.y >= 0 && part.y + part.height <= Double(height) + 1e-9)
            #expect(abs(part.width / part.height - 4.0 / 3) < 1e-9)
        }
        for x in stride(from: 0.5, to: Double(width), by: 7) {
            for y in stride(from: 0.5, to: Double(height), by: 7) {
                #expect(
                    parts.contains { $0.x <= x && x <= $0.x + $0.width && $0.y <= y && y <= $0.y + $0.height },
                    "\(x), \(y)")
            }
        }
        #expect((4...8).contains(parts.count))
    }

    @Test func aFaintHandIsFoundInAPartOfThePicture() throws {
        let folder = try TemporaryFolder()
        try PatternLocator.write(to: folder.file("l.safetensors"), threshold: "0.9")
        let search = HandSearch(try LocatorNet(contentsOf: folder.file("l.safetensors")))
        // Beside a black curtain a hand hardly stands out from its wall; where the curtain is not seen, it does.
        var picture = GreyImage(width: 320, height: 240, filledWith: 100)
        for y in 0..<240 { for x in 224..<320 { picture[x, y] = 0 } }
        for y in 55..<125 { for x in 55..<125 { picture[x, y] = 125 } }
        let frame = PatternAlphabet.frame(picture, time: 0)
        #expect(try search.everywhere(in: frame).isEmpty)
        let found = try search.everywhere(in: frame, thoroughly: true)
        #expect(found.count == 1)
        #expect(try #require(found.first).box.overlap(with: Region(x: 55, y: 55, width: 70, height: 70)) > 0.6)
    }

    @Test func aHandThatIsKnownIsFoundAgainAndOneElsewhereIsNot() throws {
        let folder = try TemporaryFolder()
        try PatternLocator.write(to: folder.file("l.safetensors"))
        let search = HandSearch(try LocatorNet(contentsOf: folder.file("l.safetensors")))
        let frame = PatternAlphabet.frame(PatternLocator.picture([(x: 80, y: 100)]), time: 0)
        let old = PatternLocator.box(about: (x: 95, y: 105))
        let found = try #require(try search.near(old, in: frame))
        #expect(found.box.overlap(with: PatternLocator.box(about: (x: 80, y: 100))) > 0.65)
        #expect(try search.near(PatternLocator.box(about: (x: 260, y: 100)), in: frame) == nil)
        #expect(try search.everywhere(in: frame).count == 1)
        #expect(try search.everywhere(in: frame, confidence: 0.999999).isEmpty)
    }
}
