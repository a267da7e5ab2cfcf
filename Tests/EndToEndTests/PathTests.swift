import Foundation
import Imaging
import RecognitionSupport
import TestSupport
import Testing

/// Names that shells, formats, libraries and terminals have trouble with: all of them are names.
@Suite struct PathTests {
    static let names = [
        "two words", "two\nlines", "tab\tand bell\u{7}", "ünïcödé 手 🤟🏽", "e\u{301} decomposed", "100%", "%20%s%n%03d",
        "--help", "-", "~", "~root", "$(touch owned)", "`touch owned`; touch owned", "'single' \"double\"",
        "back\\slash",
        "a#b?c=d&e", "http:", "file:", "concat:a|b", "pipe:1", "trailing ", ".hidden", "a:b", "*?[a]", "{a,b}",
        String(repeating: "x", count: 240), "\u{1b}[31mred\u{1b}[0m", "\u{202e}gnp.exe",
    ]

    /// Those of them that are hardest on a program.
    static let worst = names.filter { name in
        name.contains("\n") || name.contains("\u{1b}") || name.contains("手") || name.contains("%03d")
            || name.contains("$(") || name.contains("\u{202e}") || name == "~" || name.utf8.count > 200
    }

    @Test(arguments: names)
    func recognizerReadsAndWritesThere(name: String) async throws {
        let stage = try Stage()
        let folder = stage.file(name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // The folder and the file have the name.
        let (film, model) = (folder.appending(path: name), stage.file("m" + name))
        try Film.write(Take.word("HI"), to: film)
        try FileManager.default.copyItem(at: stage.model, to: model)
        let recording = folder.appending(path: "r" + name)
        func read(_ source: String, _ more: String...) async throws -> ProcessResult {
            try await ProductRunner.run(
                "recognizer",
                ["--no-locator", "--headless", "--speed", "max", "--model", model.path, "--replay", source] + more,
                environment: Stage.environment, in: folder)
        }
        let live = try await read(film.path, "--record", recording.path)
        #expect(live.text == "HI\n" && live.status == 0, "\(live.errorText)")
        let replayed = try await read(recording.path)
        #expect(replayed.text == "HI\n" && replayed.status == 0, "\(replayed.errorText)")
        // By its bare name, from within the folder.
        let near = try await ProductRunner.run(
            "recognizer", ["--no-locator", "--headless", "--speed=max", "--model=\(model.path)", "--replay=./\(name)"],
            environment: Stage.environment, in: folder)
        #expect(near.text == "HI\n" && near.status == 0, "\(near.errorText)")
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "owned").path))
    }

    @Test(arguments: worst)
    func picturesAreFoundThere(name: String) async throws {
        let stage = try Stage()
        let folder = stage.file(name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (number, letter) in ["O", "K"].enumerated() {
            try Film.write(PatternAlphabet.picture(letter), to: folder.appending(path: "\(number)\(name).pgm"))
        }
        // Nothing that is no file is opened, or waited for.
        try #require(mkfifo(folder.appending(path: "2.pgm").path, 0o600) == 0)
        let result = try await stage.replay(folder)
        #expect(result.text == "OK\n" && result.status == 0)
        #expect(result.errorText.contains("not used: 1 device or pipe"))
    }

    @Test(arguments: worst)
    func trainerReadsAndWritesThere(name: String) async throws {
        let stage = try Stage()
        let data = stage.file(name)
        for letter in ["A", "B"] {
            let folder = data.appending(path: letter)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Film.write(PatternAlphabet.picture(letter), to: folder.appending(path: "p" + name + ".pgm"))
        }
        let sheet = stage.file("s" + name + ".png")
        let result = try await ProductRunner.run(
            "trainer", ["inspect", "--data", data.path, "--to", sheet.path], in: stage.folder.url)
        #expect(result.status == 0, "\(result.errorText)")
        #expect(try Still.readRGB(sheet).width > 0)
    }

    @Test(arguments: worst)
    func whatIsMissingIsNamedAndTheTerminalLeftAlone(name: String) async throws {
        let stage = try Stage()
        let result = try await stage.replay(stage.file(name).appending(path: "none"))
        #expect(result.status == 1 && !result.wasSignalled)
        #expect(result.errorText.hasPrefix("recognizer: There is no "))
        let controls = result.errorText.unicodeScalars.filter { scalar in
            scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || scalar == "\u{202e}"
        }
        #expect(controls.isEmpty)
    }

    @Test func aRecordingSaysThatItIsMatroska() async throws {
        let stage = try Stage()
        let film = try stage.film(Take.word("HI"))
        for (name, isSaid) in [("r.mp4", true), ("r.mkv", false), ("r", false)] {
            let result = try await stage.replay(film, "--record", stage.file(name).path)
            #expect(result.status == 0)
            #expect(result.errorText.contains("the recording is Matroska") == isSaid, "\(result.errorText)")
        }
    }
}
