import Foundation
import Imaging
import TestSupport
import Testing

@testable import Datasets

@Suite struct RenderedFolderTests {
    @Test func theSetIsReadBackByTheLoader() throws {
        let folder = try TemporaryFolder()
        try RenderedFolder.write(count: 26, seed: 4, to: folder.url)
        let read = try DatasetLoader(handShare: nil).load(folder.url)
        let made = RenderedDataset.make(count: 26, seed: 4, shareOfNothing: 0)
        #expect(read.samples.count == 26)
        #expect(read.labels == made.labels)
        #expect(read.skipped.isEmpty)
        for sample in read.samples {
            let digits = sample.name.filter(\.isNumber)
            let number = try #require(Int(digits))
            let original = made.samples[number]
            #expect(sample.label == original.label)
            #expect(!sample.mirrored)
            #expect(abs(sample.region.x - original.region.x) < 0.1)
            #expect(abs(sample.region.height - original.region.height) < 0.15)
            #expect(sample.landmarks?.count == 21)
            let difference = zip(sample.image.pixels, original.image.pixels).map { abs(Int($0) - Int($1)) }
            #expect(difference.reduce(0, +) < 5 * difference.count)
        }
    }

    @Test func noPicturesAreRefused() throws {
        let folder = try TemporaryFolder()
        #expect(throws: RenderingError.self) { try RenderedFolder.write(count: 0, seed: 1, to: folder.url) }
    }

    @Test func unwritablePlacesAreNamed() {
        let error = #expect(throws: RenderingError.self) {
            try RenderedFolder.write(count: 1, seed: 1, to: URL(fileURLWithPath: "/proc/none"))
        }
        #expect(error?.description.contains("/proc/none") == true)
    }
}

@Suite struct JPEGFileTests {
    private let ramp = GreyImage(
        width: 32, height: 24, pixels: (0..<32 * 24).map { UInt8($0 % 32 * 8) })

    @Test func greyPicturesComeBack() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(JPEGFile.bytes(of: ramp, quality: 95), to: "ramp.jpg")
        let read = try Still.readGrey(file)
        #expect(read.width == 32 && read.height == 24)
        for (before, after) in zip(ramp.pixels, read.pixels) { #expect(abs(Int(before) - Int(after)) < 6) }
    }

    @Test func coloursComeBack() throws {
        let folder = try TemporaryFolder()
        var image = RGBImage(width: 16, height: 16)
        for pixel in 0..<256 { image.pixels.replaceSubrange(3 * pixel..<3 * pixel + 3, with: [200, 90, 40]) }
        let file = try folder.write(JPEGFile.bytes(of: image, quality: 90), to: "colour.jpg")
        let read = try Still.readRGB(file)
        #expect(abs(Int(read.pixels[0]) - 200) < 6 && abs(Int(read.pixels[1]) - 90) < 6)
        #expect(abs(Int(read.pixels[2]) - 40) < 6)
    }

    @Test func betterIsLarger() throws {
        #expect(try JPEGFile.bytes(of: ramp, quality: 20).count < JPEGFile.bytes(of: ramp, quality: 95).count)
    }

    @Test func theSamePictureGivesTheSameBytes() throws {
        #expect(try JPEGFile.bytes(of: ramp, quality: 80) == JPEGFile.bytes(of: ramp, quality: 80))
    }

    @Test func emptyPicturesAreRefused() {
        #expect(throws: RenderingError.self) { try JPEGFile.bytes(of: GreyImage(width: 0, height: 0), quality: 80) }
    }
}

@Suite struct RenderingErrorTests {
    @Test func messagesSayWhatAndWhere() {
        let cases: [(RenderingError, [String])] = [
            (.noLetters(word: "12"), ["12", "A to Z"]), (.noPictures(count: 0), ["0", "above"]),
            (.compression(reason: "bad size"), ["bad size"]),
            (.writing(path: "/x/y", reason: "full"), ["/x/y", "full"]),
        ]
        for (error, words) in cases {
            for word in words { #expect(error.description.contains(word)) }
        }
    }
}
