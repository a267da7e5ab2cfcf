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

@Suite struct RenderedPlaceTests {
    private let folder: TemporaryFolder
    private var set: URL { folder.file("set") }

    init() throws { folder = try TemporaryFolder() }

    private func render(_ count: Int, replaces: Bool = false) throws {
        try RenderedFolder.write(count: count, seed: 1, to: set, replaces: replaces)
    }

    private func contents() throws -> [String: Data] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: set.path)
        return Dictionary(
            uniqueKeysWithValues: names.compactMap { name in
                (try? Data(contentsOf: set.appending(path: name))).map { (name, $0) }
            })
    }

    @Test(arguments: ["A/000000.jpg", "me.txt", ".hidden", "anna/A/1.jpg"], [false, true])
    func aFolderWithOtherFilesStaysAsItIs(name: String, replaces: Bool) throws {
        try folder.write([7], to: "set/" + name)
        let error = #expect(throws: RenderingError.self) { try render(3, replaces: replaces) }
        #expect(error?.description.contains("set contains other files") == true, "\(String(describing: error))")
        #expect(try contents() == [name: Data([7])])
    }

    @Test(arguments: ["A/mine.jpg", "C/999999.jpg", "notes.txt"])
    func aFileInARenderedSetIsNeitherRemovedNorHidden(name: String) throws {
        try render(3)
        try folder.write([7], to: "set/" + name)
        let before = try contents()
        let error = #expect(throws: RenderingError.self) { try render(2, replaces: true) }
        #expect(error?.description.contains("such as \(name)") == true, "\(String(describing: error))")
        #expect(try contents() == before)
    }

    @Test func aLinkToAFolderIsThatFolder() throws {
        let photo = try folder.write([7], to: "photos/A/000000.jpg")
        try FileManager.default.createSymbolicLink(at: set, withDestinationURL: folder.file("photos"))
        #expect(throws: RenderingError.self) { try render(1, replaces: true) }
        #expect(try Data(contentsOf: photo) == Data([7]))
        #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.file("photos").path).count == 2)
    }

    @Test func aTableOfAnotherKindIsNoRenderedSet() throws {
        let lines = [RenderedFolder.columns, "A/000000.jpg,A,anna,1,Left,0,0,9,9,0,0,9,9,"]
        try folder.write(Array(lines.joined(separator: "\n").utf8), to: "set/crops.csv")
        try folder.write([7], to: "set/A/000000.jpg")
        #expect(throws: RenderingError.self) { try render(1, replaces: true) }
        #expect(try contents()["A/000000.jpg"] == Data([7]))
    }

    @Test func aRenderedSetIsReplacedWhenAskedFor() throws {
        try render(30)
        let error = #expect(throws: RenderingError.self) { try render(2) }
        #expect(error?.description.contains("--force") == true)
        #expect(try contents().count == 31)
        try render(2, replaces: true)
        #expect(try contents().keys.sorted() == ["A/000000.jpg", "B/000001.jpg", "crops.csv"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: set.path).sorted() == ["A", "B", "crops.csv"])
    }

    @Test func anInterruptedSetIsReplacedToo() throws {
        try render(3)
        try FileManager.default.removeItem(at: set.appending(path: "C/000002.jpg"))
        try render(1, replaces: true)
        #expect(try contents().keys.sorted() == ["A/000000.jpg", "crops.csv"])
    }

    @Test func aFileIsNoFolder() throws {
        try folder.write([7], to: "set")
        #expect(throws: RenderingError.self) { try render(1, replaces: true) }
        #expect(try Data(contentsOf: set) == Data([7]))
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
