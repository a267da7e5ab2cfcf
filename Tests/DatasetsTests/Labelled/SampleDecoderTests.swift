import Foundation
import Imaging
import TestSupport
import Testing
import TrainingSupport

@testable import Datasets

@Suite struct SampleDecoderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func source(_ name: String) -> SampleSource {
        SampleSource(file: folder.file(name), name: name, label: "A", signer: "ann", box: nil)
    }

    @Test func takesOverWhatTheSetSays() throws {
        try PNG.write(Drawn.image("A", number: 1), to: folder.file("a.png"))
        var source = source("a.png")
        source.box = Region(x: 4, y: 5, width: 6, height: 7)
        source.mirrored = true
        source.landmarks = [SIMD2(1, 2)]
        let sample = try SampleDecoder(handShare: 0.5).decode(source).get()
        #expect(sample.image == Drawn.image("A", number: 1))
        #expect(sample.region == Region(x: 4, y: 5, width: 6, height: 7))
        #expect(sample.mirrored && sample.landmarks == [SIMD2(1, 2)])
        #expect(sample.name == "a.png" && sample.label == "A" && sample.signer == "ann")
    }

    @Test func handIsCentredWhereTheSetDoesNotSay() throws {
        try PNG.write(GreyImage(width: 60, height: 40), to: folder.file("a.png"))
        let sample = try SampleDecoder(handShare: 0.5).decode(source("a.png")).get()
        #expect(sample.region == Region(x: 20, y: 10, width: 20, height: 20))
    }

    @Test func largePicturesAreMadeSmaller() throws {
        try PNG.write(GreyImage(width: 1280, height: 960, filledWith: 90), to: folder.file("a.png"))
        var source = source("a.png")
        source.box = Region(x: 320, y: 160, width: 400, height: 320)
        source.landmarks = [SIMD2(640, 480)]
        let sample = try SampleDecoder(handShare: 1).decode(source).get()
        // 480 pixels with the margin: half of it is still more than is needed.
        #expect(sample.image.width == 640 && sample.image.height == 480)
        #expect(sample.region == Region(x: 160, y: 80, width: 200, height: 160))
        #expect(sample.landmarks == [SIMD2(320, 240)])
        #expect(sample.image[100, 100] == 90)
    }

    @Test(arguments: [(60.0, 5.0), (5, 40), (-6, 5), (5, -6), (5000, 5000)])
    func aBoxOutsideThePictureShowsNoHand(x: Double, y: Double) throws {
        try PNG.write(GreyImage(width: 60, height: 40), to: folder.file("a.png"))
        var source = source("a.png")
        source.box = Region(x: x, y: y, width: 6, height: 6)
        guard case .failure(let failure) = SampleDecoder(handShare: 1).decode(source) else {
            Issue.record("there is no hand in the picture")
            return
        }
        #expect(failure.file.reason == "has a hand box outside its 60x40 pixels")
        source.box = nil
        source.share = Region(x: x / 60, y: y / 40, width: 0.1, height: 0.15)
        guard case .failure = SampleDecoder(handShare: 1).decode(source) else {
            Issue.record("there is no hand in the picture")
            return
        }
    }

    @Test func aBoxFarBeyondThePictureLeavesAPicture() throws {
        try PNG.write(GreyImage(width: 60, height: 40, filledWith: 90), to: folder.file("a.png"))
        for side in [900.0, 20_000, 200_000, 1e300, .infinity] {
            var source = source("a.png")
            source.box = Region(x: -side / 2, y: -side / 2, width: side, height: side)
            switch SampleDecoder(handShare: 1).decode(source) {
            case .success(let sample): #expect(sample.image.width > 0 && sample.image.height > 0)
            case .failure(let failure): Issue.record("\(failure)")
            }
        }
    }

    @Test(arguments: [
        ("absent.png", "cannot be read"), ("empty.png", "is empty"), ("text.jpg", "is not a picture"),
        ("cut.png", "is damaged or cut off"),
    ])
    func saysWhatIsWrong(name: String, words: String) throws {
        try folder.write([], to: "empty.png")
        try folder.write(Array("not a picture at all".utf8), to: "text.jpg")
        try PNG.write(Drawn.image("A", number: 1), to: folder.file("whole.png"))
        let whole = try Data(contentsOf: folder.file("whole.png"))
        try folder.write(whole.prefix(whole.count / 2), to: "cut.png")
        #expect {
            _ = try SampleDecoder(handShare: 1).decode(source(name)).get()
        } throws: { error in
            guard let failure = error as? SampleDecoder.Failure else { return false }
            return failure.file.name == folder.file(name).path && failure.file.reason.contains(words)
        }
    }
}

@Suite struct HandBoxTests {
    @Test func isCentredOnTheShorterSide() {
        let wide = GreyImage(width: 40, height: 20)
        #expect(HandBox.centred(in: wide, share: 0.5) == Region(x: 15, y: 5, width: 10, height: 10))
        let tall = GreyImage(width: 10, height: 30)
        #expect(HandBox.centred(in: tall, share: 1) == Region(x: 0, y: 10, width: 10, height: 10))
    }
}

@Suite struct MirrorRuleTests {
    private func guesses(_ collection: String, left: Int, right: Int, unknown: Int = 0)
        -> [(collection: String, side: String)]
    {
        let sides =
            [String](repeating: "Left", count: left) + [String](repeating: "Right", count: right)
            + [String](repeating: "", count: unknown)
        return sides.map { (collection, $0) }
    }

    @Test func collectionFollowsItsMajority() {
        #expect(MirrorRule.mirrored(guesses("a", left: 90, right: 10)) == [Bool](repeating: false, count: 100))
        #expect(MirrorRule.mirrored(guesses("a", left: 10, right: 90)) == [Bool](repeating: true, count: 100))
    }

    @Test func collectionOfBothSidesIsTakenByPicture() {
        #expect(MirrorRule.mirrored(guesses("a", left: 2, right: 2)) == [false, false, true, true])
        #expect(MirrorRule.mirrored(guesses("a", left: 3, right: 2)) == [false, false, false, true, true])
    }

    @Test func quarterStillCountsAsError() {
        #expect(MirrorRule.mirrored(guesses("a", left: 3, right: 1)) == [false, false, false, false])
    }

    @Test func unknownSidesFollowTheMajority() {
        #expect(MirrorRule.mirrored(guesses("a", left: 0, right: 5, unknown: 2)).suffix(2) == [true, true])
        #expect(MirrorRule.mirrored(guesses("a", left: 2, right: 3, unknown: 1)).last == true)
        #expect(MirrorRule.mirrored(guesses("a", left: 0, right: 0, unknown: 2)) == [false, false])
    }

    @Test func collectionsAreJudgedApart() {
        let both = guesses("a", left: 1, right: 0) + guesses("b", left: 0, right: 1)
        #expect(MirrorRule.mirrored(both) == [false, true])
    }

    @Test func nothingGivesNothing() {
        #expect(MirrorRule.mirrored([]).isEmpty)
    }
}
