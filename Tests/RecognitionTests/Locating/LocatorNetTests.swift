import Foundation
import Imaging
import RecognitionSupport
import TestSupport
import Testing

@testable import Recognition

@Suite struct LocatorNetTests {
    private let folder: TemporaryFolder
    private let url: URL

    init() throws {
        folder = try TemporaryFolder()
        url = folder.file("locator.safetensors")
    }

    private func frame(_ centres: [(x: Double, y: Double)], width: Int = 320, height: Int = 240) -> Frame {
        PatternAlphabet.frame(PatternLocator.picture(centres, width: width, height: height), time: 0)
    }

    @Test func findsAHandWhereverItIs() throws {
        try PatternLocator.write(to: url)
        let net = try LocatorNet(contentsOf: url)
        #expect(net.threshold == 0.5)
        for place in [(x: 60.0, y: 60.0), (160, 120), (260, 180), (70, 170)] {
            let found = try net.hands(in: frame([place]))
            #expect(found.count == 1)
            let first = try #require(found.first)
            #expect(first.box.iou(with: PatternLocator.box(about: place)) > 0.7)
            #expect(first.confidence > 0.5)
        }
    }

    @Test("Pictures of any shape are searched", arguments: [(640, 480), (1280, 720), (480, 640), (200, 200)])
    func shapes(width: Int, height: Int) throws {
        try PatternLocator.write(to: url)
        let net = try LocatorNet(contentsOf: url)
        // A hand is 30 rows of the input, which shows the whole picture.
        let scale = max(Double(width) / 96, Double(height) / 72)
        var picture = GreyImage(width: width, height: height, filledWith: 60)
        let box = Region(
            x: Double(width) / 2 - 15 * scale, y: Double(height) / 2 - 15 * scale, width: 30 * scale,
            height: 30 * scale)
        for y in Int(box.y)..<Int(box.y + box.height) {
            for x in Int(box.x)..<Int(box.x + box.width) { picture[x, y] = 220 }
        }
        let found = try net.hands(in: PatternAlphabet.frame(picture, time: 0))
        #expect(found.count == 1)
        #expect(try #require(found.first).box.iou(with: box) > 0.7)
    }

    @Test func findsNothingInAnEmptyRoom() throws {
        try PatternLocator.write(to: url)
        #expect(try LocatorNet(contentsOf: url).hands(in: frame([])).isEmpty)
    }

    @Test func aPartIsSearchedAlone() throws {
        try PatternLocator.write(to: url)
        let net = try LocatorNet(contentsOf: url)
        let frame = frame([(x: 60, y: 100), (x: 260, y: 100)])
        #expect(try net.hands(in: frame).count == 2)
        #expect(
            try net.hands(in: frame, region: Region(x: 160, y: 40, width: 160, height: 120)).isEmpty,
            "so near it is twice as large as any hand")
    }

    @Test func modelsThatFindNoHandsAreRefused() throws {
        try PatternModel.write(to: url)
        #expect(throws: LocatorNetError.self) { try LocatorNet(contentsOf: url) }
        try PatternLocator.write(to: url, labels: ["a", "b", "c", "d", "e"])
        #expect(throws: LocatorNetError.wrongOutput(path: url.path)) { try LocatorNet(contentsOf: url) }
        try PatternLocator.write(to: url, preprocessing: #"{"width":80,"height":64,"contrastFloor":8}"#)
        #expect(throws: LocatorNetError.wrongInput(path: url.path)) { try LocatorNet(contentsOf: url) }
        for text in ["", "1.5", "0", "nan", "high"] {
            try PatternLocator.write(to: url, threshold: text)
            #expect(throws: LocatorNetError.badThreshold(path: url.path, text: text)) {
                try LocatorNet(contentsOf: url)
            }
        }
        try folder.write(Array("no model".utf8), to: "locator.safetensors")
        #expect(throws: LocatorNetError.self) { try LocatorNet(contentsOf: url) }
    }

    @Test func aFrameThatIsNoPictureIsRefused() throws {
        try PatternLocator.write(to: url)
        let net = try LocatorNet(contentsOf: url)
        let broken = Frame(
            format: .jpeg, width: 160, height: 120, stride: 0, time: 0, sequence: 0,
            storage: FrameStorage(copying: [0xff, 0xd8, 0]))
        #expect(throws: ImageError.self) { try net.hands(in: broken) }
    }
}
