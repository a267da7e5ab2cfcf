import Imaging
import RecognitionSupport
import TestSupport
import Testing

@testable import Recognition

@Suite struct HandSearchTests {
    private func window(_ box: Region, width: Int = 640, height: Int = 480) -> Region {
        HandSearch.window(about: box, width: width, height: height, shape: LocatorPreprocessor(width: 96, height: 72))
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

    @Test func aSmallHandIsFoundByAThoroughLook() throws {
        let folder = try TemporaryFolder()
        try PatternLocator.write(to: folder.file("l.safetensors"))
        let search = HandSearch(try LocatorNet(contentsOf: folder.file("l.safetensors")))
        var picture = PatternLocator.picture([])
        for y in 60..<100 { for x in 60..<100 { picture[x, y] = 90 } }
        let frame = PatternAlphabet.frame(picture, time: 0)
        #expect(try search.candidates(in: frame).isEmpty)
        let found = try search.candidates(in: frame, thoroughly: true)
        #expect(found.count == 1)
        #expect(try #require(found.first).box.iou(with: Region(x: 60, y: 60, width: 40, height: 40)) > 0.3)
    }

    @Test func sightingsOfOnePlaceAreOneCandidate() {
        let (near, far) = (Region(x: 10, y: 10, width: 40, height: 40), Region(x: 200, y: 10, width: 40, height: 40))
        let moved = Region(x: 16, y: 10, width: 40, height: 40)
        let found = HandSearch.merged([
            HandDetection(box: moved, confidence: 0.2), HandDetection(box: near, confidence: 0.6),
            HandDetection(box: far, confidence: 0.4),
        ])
        #expect(found.map(\.confidence) == [0.6, 0.4])
        // (0.6 * 10 + 0.2 * 16) / 0.8
        #expect(abs(found[0].box.x - 11.5) < 1e-6 && found[0].box.width == 40)
        #expect(found[1].box == far)
    }

    @Test func noMoreThanAFewCandidatesAreTold() {
        let many = (0..<20).map { number in
            HandDetection(
                box: Region(x: Double(number) * 50, y: 0, width: 40, height: 40), confidence: 0.9 - Float(number) / 100)
        }
        #expect(HandSearch.merged(many) == Array(many.prefix(HandSearch.mostCandidates)))
    }

    @Test func aHandThatIsKnownIsFoundAgainAndOneElsewhereIsNot() throws {
        let folder = try TemporaryFolder()
        try PatternLocator.write(to: folder.file("l.safetensors"))
        let search = HandSearch(try LocatorNet(contentsOf: folder.file("l.safetensors")))
        let frame = PatternAlphabet.frame(PatternLocator.picture([(x: 80, y: 100)]), time: 0)
        let old = PatternLocator.box(about: (x: 95, y: 105))
        let found = try #require(try search.near(old, in: frame))
        #expect(found.box.iou(with: PatternLocator.box(about: (x: 80, y: 100))) > 0.65)
        #expect(try search.near(PatternLocator.box(about: (x: 260, y: 100)), in: frame) == nil)
        #expect(try search.candidates(in: frame).count == 1)
        #expect(try search.candidates(in: frame, confidence: 0.999999).isEmpty)
    }
}
