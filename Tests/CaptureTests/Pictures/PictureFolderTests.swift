import Foundation
import Imaging
import TestSupport
import Testing

@testable import Capture

@Suite struct PictureFolderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func play(pictureTime: Double? = 10) throws -> Collected {
        Collected(try PictureFolder(path: folder.url.path, pace: .max, pictureTime: pictureTime))
    }

    @discardableResult
    private func write(_ shade: UInt8, as name: String, width: Int = 8, height: Int = 6) throws -> URL {
        try folder.write(TestPicture.plain(shade, width: width, height: height), to: name)
    }

    @Test func playsInTheOrderOfNamesAndNumbers() throws {
        for (name, shade) in [("10.ppm", 100), ("9.ppm", 90), ("B.ppm", 120), ("a.ppm", 110), ("1.ppm", 10)] {
            try write(UInt8(shade), as: name)
        }
        let played = try play()
        #expect(played.failure == nil)
        #expect(played.luminances.map { $0[0] } == [10, 90, 100, 110, 120])
        #expect(played.sequences == [0, 1, 2, 3, 4])
        #expect(played.times == [0, 10, 20, 30, 40])
    }

    @Test func sizesMayDiffer() throws {
        try write(1, as: "1.ppm", width: 8, height: 6)
        try write(2, as: "2.ppm", width: 31, height: 17)
        let played = try play()
        #expect(played.frames.map { [$0.width, $0.height] } == [[8, 6], [31, 17]])
        #expect(played.formats == [.rgb])
    }

    @Test func readsKindsByWhatIsInThem() async throws {
        let source = folder.file("source.y4m")
        try folder.write(TestVideo(count: 1).y4m(), to: "source.y4m")
        for name in ["1.png", "2.jpg", "3.bmp", "4.gif", "5.webp", "6.tiff"] {
            try await TestVideo.ffmpeg(["-i", source.path, "-frames:v", "1", folder.file(name).path])
        }
        try FileManager.default.moveItem(at: folder.file("1.png"), to: folder.file("1.JPG"))
        try FileManager.default.moveItem(at: folder.file("2.jpg"), to: folder.file("2.jfif"))
        let played = try play()
        #expect(played.interruptions.isEmpty)
        #expect(played.frames.count == 6)
        for luminance in played.luminances { #expect(Correlation.of(luminance, TestVideo().luminance(0)) > 0.97) }
    }

    @Test func eachPictureStaysForItsTime() throws {
        for shade in [50, 60] { try write(UInt8(shade), as: "\(shade).ppm") }
        let played = try play(pictureTime: 1000)
        try #require(played.frames.count == 60)
        #expect(played.luminances.map { $0[0] } == Array(repeating: 50, count: 30) + Array(repeating: 60, count: 30))
        #expect(abs(played.times[30] - 1000) < 1e-9)
    }

    @Test func singlePicturesAreSlidesAndSeriesAreFilms() throws {
        // Five slides of unlike pictures, then a film of forty alike.
        for number in 0..<5 { try folder.write(TestPicture.noise(seed: UInt64(number)), to: "a\(number).ppm") }
        for number in 0..<40 {
            try folder.write(TestPicture.noise(seed: 99, brighter: number), to: "film\(number).ppm")
        }
        let played = try play(pictureTime: nil)
        let starts = played.frames.enumerated().filter {
            $0.offset == 0 || $0.element.bytes != played.frames[$0.offset - 1].bytes
        }
        let times = starts.map(\.element.time)
        try #require(times.count == 45)
        #expect(times[..<6] == [0, 1000, 2000, 3000, 4000, 5000])
        for number in 6..<45 { #expect(abs(times[number] - times[number - 1] - 100.0 / 3) < 1e-6) }
    }

    @Test func aBurstIsShownForItsShare() throws {
        for number in 0..<4 { try folder.write(TestPicture.noise(seed: 5, brighter: number), to: "\(number).ppm") }
        try folder.write(TestPicture.noise(seed: 6), to: "9.ppm")
        let played = try play(pictureTime: nil)
        // 1200 ms for the four together, then a slide of its own.
        try #require(played.frames.count == 4 * 9 + 30)
        #expect(abs(played.times[36] - 1200) < 1e-9)
    }

    @Test func passesOverBadPicturesAndNamesThem() throws {
        try write(10, as: "1.ppm")
        let bad = try folder.write([], to: "2.jpg")
        let worse = try folder.write(Array("no picture".utf8), to: "3.png")
        try write(40, as: "4.ppm")
        let played = try play()
        #expect(played.luminances.map { $0[0] } == [10, 40])
        #expect(played.recoveries == 0)
        #expect(played.failure == nil)
        try #require(played.interruptions.count == 2)
        #expect("\(played.interruptions[0])".contains(bad.path))
        #expect("\(played.interruptions[1])".contains(worse.path))
    }

    @Test func saysWhenNoPictureIsGood() throws {
        try folder.write(Array("no picture".utf8), to: "1.png")
        let played = try play()
        #expect(played.interruptions.count == 1)
        #expect(played.failure == .noPictures(path: folder.url.path, leftOut: nil))
    }

    @Test func refusesWhatIsNoFolderOfPictures() throws {
        let path = folder.url.path
        #expect(throws: CaptureError.noPictures(path: path, leftOut: nil)) { try PictureFolder(path: path) }
        try folder.write(Array("words".utf8), to: "notes.txt")
        try folder.write(Array("hidden".utf8), to: ".1.png")
        #expect(throws: CaptureError.noPictures(path: path, leftOut: "1 TXT, 1 hidden file")) {
            try PictureFolder(path: path)
        }
        let nothing = folder.file("nothing").path
        #expect(throws: CaptureError.noSuchFile(path: nothing)) { try PictureFolder(path: nothing) }
    }

    @Test func namesByKindWhatItLeavesOut() throws {
        try write(1, as: "1.PPM")
        #expect(try PictureFolder(path: folder.url.path).leftOut == nil)
        for name in ["a.txt", "b.TXT", "c.mp4", "README", "LICENSE", ".DS_Store"] { try folder.write([1], to: name) }
        try folder.write([1], to: "inside/2.ppm")
        try folder.write([1], to: "folder.png/2.ppm")
        try FileManager.default.createSymbolicLink(at: folder.file("gone.png"), withDestinationURL: folder.file("none"))
        try #require(mkfifo(folder.file("pipe.png").path, 0o600) == 0)
        #expect(
            try PictureFolder(path: folder.url.path).leftOut
                == "2 TXT, 2 files without an ending, 2 folders, 1 MP4, 1 broken link, 1 device or pipe, 1 hidden file")
        #expect(try play().frames.count == 1)
    }

    @Test func followsLinks() throws {
        let elsewhere = try TemporaryFolder()
        let picture = try elsewhere.write(TestPicture.plain(77), to: "far.ppm")
        try FileManager.default.createSymbolicLink(at: folder.file("1.ppm"), withDestinationURL: picture)
        let link = elsewhere.file("link")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder.url)
        let played = Collected(try PictureFolder(path: link.path, pace: .max, pictureTime: 10))
        #expect(played.luminances.map { $0[0] } == [77])
    }

    @Test func aPictureIsAFolderOfOne() throws {
        let url = try write(40, as: "picture.mp4")
        let played = Collected(try PictureFolder(path: url.path, pace: .max))
        #expect(played.failure == nil && played.frames.count == 30)
        #expect(played.luminances.allSatisfy { $0[0] == 40 })
    }

    @Test(arguments: [("2.gif", []), ("2.png", ["-f", "apng"])])
    func playsFilmsAsTheyRun(name: String, options: [String]) async throws {
        try write(10, as: "1.ppm")
        try write(30, as: "3.ppm")
        let source = try folder.write(TestVideo(count: 5).y4m(), to: "source.y4m")
        try await TestVideo.ffmpeg(["-r", "10", "-i", source.path] + options + [folder.file(name).path])
        let played = try play()
        #expect(played.failure == nil && played.interruptions.isEmpty)
        // Each of its pictures lasts 100 ms, and comes as often as from a camera.
        let film = played.frames.filter { $0.width == 64 }
        #expect(film.count == 15)
        #expect(Set(film.map(\.plainLuminance)).count == 5)
        #expect(played.frames.map(\.width) == [8] + film.map(\.width) + [8])
        #expect(played.times == played.times.sorted())
    }

    @Test func showsEachPageOfATIFF() async throws {
        for shade in [60, 90] { try write(UInt8(shade), as: "\(shade).ppm") }
        let program = try ChildProcess(
            URL(filePath: "/usr/bin/env"),
            ["convert", folder.file("60.ppm").path, folder.file("90.ppm").path, folder.file("70.tif").path])
        try #require(try await program.result().status == 0)
        #expect(try play().luminances.map { $0[0] } == [60, 60, 90, 90])
    }

    @Test func endsWhenClosed() throws {
        try write(10, as: "1.ppm")
        let source = try PictureFolder(path: folder.url.path, pace: .max)
        source.close()
        guard case .ended = try source.next(within: 0) else {
            Issue.record("a closed folder has ended")
            return
        }
    }
}

@Suite struct PictureFramesTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// What the pictures give: shades of frames, `!` for an interruption, `+` for a recovery.
    private func events(_ files: [URL], pictureTime: Double) throws -> [String] {
        let frames = PictureFrames(folder: folder.url.path, files: files, pictureTime: pictureTime)
        var events: [String] = []
        while let event = try frames.next() {
            switch event {
            case .frame(let frame): events.append("\(frame.plainLuminance[0]) at \(Int(frame.time.rounded()))")
            case .interrupted: events.append("!")
            case .recovered: events.append("+")
            case .slowed: events.append("slow")
            case .ended: events.append("end")
            }
        }
        return events
    }

    private func picture(_ shade: UInt8) throws -> URL {
        try folder.write(TestPicture.plain(shade), to: "\(shade).ppm")
    }

    private func rubbish(_ name: String) throws -> URL { try folder.write(Array("rubbish".utf8), to: name) }

    @Test func slidesComeAgainAtTheRateOfACamera() throws {
        #expect(
            try events([picture(1), picture(2)], pictureTime: 100) == [
                "1 at 0", "1 at 33", "1 at 67", "2 at 100", "2 at 133", "2 at 167",
            ])
    }

    @Test func shortPicturesComeOnce() throws {
        #expect(try events([picture(1), picture(2), picture(3)], pictureTime: 40) == ["1 at 0", "2 at 40", "3 at 80"])
    }

    @Test func badPicturesAreToldAndTakeNoTime() throws {
        #expect(
            try events([rubbish("a.ppm"), picture(1), rubbish("b.ppm"), rubbish("c.ppm"), picture(2)], pictureTime: 40)
                == ["!", "1 at 0", "!", "!", "2 at 40"])
    }

    @Test func nothingButBadPicturesIsAFailure() throws {
        let frames = PictureFrames(folder: "f", files: [try rubbish("a.ppm")], pictureTime: 40)
        #expect(try frames.next() != nil)
        #expect(throws: CaptureError.noPictures(path: "f", leftOut: nil)) { try frames.next() }
    }
}

@Suite struct NaturalNameTests {
    @Test(arguments: [
        ("2.jpg", "10.jpg"), ("a2b", "a10a"), ("frame 9", "Frame 10"), ("a", "B"), ("B", "c"), ("A1", "a2"),
        ("9", "a"), ("img", "img1"), ("", "a"), ("1.5", "1.10"), ("12345678901234567890123", "12345678901234567890124"),
        ("é", "日"),
    ]) func comesBefore(first: String, second: String) {
        #expect(NaturalName(first) < NaturalName(second))
        #expect(!(NaturalName(second) < NaturalName(first)))
    }

    @Test("Names that differ only in zeros or case still have an order") func ties() {
        #expect(NaturalName("07") < NaturalName("7"))
        #expect(!(NaturalName("7") < NaturalName("07")))
        #expect(NaturalName("A") < NaturalName("a"))
        #expect(!(NaturalName("same") < NaturalName("same")))
    }

    @Test("A folder's names, sorted") func sorting() {
        let names = ["10.png", "b.png", "A.png", "9.png", "a2.png", "a10.png", "1.png"]
        #expect(
            names.map(NaturalName.init).sorted().map(\.text)
                == ["1.png", "9.png", "10.png", "a2.png", "a10.png", "A.png", "b.png"])
    }
}
