import Foundation
import Imaging
import TestSupport
import Testing

@testable import Training

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
