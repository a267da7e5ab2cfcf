import Capture
import Foundation
import Recognition
import TestSupport
import Testing

@testable import recognizer

@Suite struct FrameSourceChoiceTests {
    static func choice(_ arguments: [String], models: URL? = nil) throws -> FrameSourceChoice {
        let location = ModelLocation(
            executable: URL(filePath: "/nowhere/recognizer"), workingFolder: models ?? URL(filePath: "/nowhere"),
            environment: ["XDG_DATA_DIRS": "/nowhere"])
        return try FrameSourceChoice(SourceOptions.parse(arguments), location: location)
    }

    @Test func aCameraIsReadUnlessSomethingElseIsAskedFor() throws {
        #expect(try Self.choice([]) == .camera(nil, CaptureRequest(), []))
        #expect(try Self.choice(["--camera", "1"]) == .camera("1", CaptureRequest(), []))
        #expect(
            try Self.choice(["--format", "mjpg", "--size", "1280x720", "--rate", "15", "--control", "gain=3"])
                == .camera(
                    nil, CaptureRequest(width: 1280, height: 720, rate: 15, format: "MJPG"),
                    [ControlSetting(name: "gain", value: "3")]))
        #expect(try Self.choice([]).isLive)
    }

    @Test func aFolderIsAFolderOfPicturesAndAllElseAVideo() throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "a video.mkv")
        try Data([0]).write(to: file)
        #expect(
            try Self.choice(["--replay", folder.url.path]) == .pictures(path: folder.url.path, pictureTime: nil))
        #expect(
            try Self.choice(["--replay", folder.url.path, "--picture-time", "40"])
                == .pictures(path: folder.url.path, pictureTime: 40))
        #expect(try Self.choice(["--replay", file.path]) == .video(path: file.path))
        #expect(try Self.choice(["--replay", "/not/there"]) == .video(path: "/not/there"))
        #expect(try !Self.choice(["--replay", file.path]).isLive)
    }

    @Test func theDemoLiesWhereTheModelsDo() throws {
        #expect(throws: ModelLocationError.self) { try Self.choice(["--demo"]) }
        let folder = try TemporaryFolder()
        let models = folder.url.appending(path: "models")
        try FileManager.default.createDirectory(at: models, withIntermediateDirectories: true)
        try Data([0]).write(to: models.appending(path: "demo.mkv"))
        guard case .video(let path) = try Self.choice(["--demo"], models: folder.url) else {
            Issue.record("the demo is a video")
            return
        }
        #expect(path.hasSuffix("/models/demo.mkv"))
    }

    @Test func aVideoIsKnownUnderAllItsNames() throws {
        let folder = try TemporaryFolder()
        let film = try folder.write([1], to: "a.mkv")
        let copy = try folder.write([1], to: "copy.mkv")
        let (link, other) = (folder.file("link.mkv"), folder.file("other.mkv"))
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: film)
        try FileManager.default.linkItem(at: film, to: other)
        let choice = try Self.choice(["--replay", film.path])
        for same in [film, link, other] { #expect(choice.reads(same.path)) }
        for another in [copy, folder.url, folder.file("none.mkv")] { #expect(!choice.reads(another.path)) }
        #expect(try !Self.choice([]).reads(film.path))
        #expect(try !Self.choice(["--replay", folder.url.path]).reads(folder.url.path))
    }

    @Test func whatCannotBeOpenedIsAnErrorOfItsOwn() throws {
        #expect(throws: CaptureError.noSuchFile(path: "/not/there")) {
            try Self.choice(["--replay", "/not/there"]).open(pace: .max)
        }
        let folder = try TemporaryFolder()
        #expect(throws: CaptureError.noPictures(path: folder.url.path, leftOut: nil)) {
            try Self.choice(["--replay", folder.url.path]).open(pace: .max)
        }
    }
}
