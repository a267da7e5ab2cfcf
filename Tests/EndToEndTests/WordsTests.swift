import Foundation
import RecognitionSupport
import TestSupport
import Testing

/// Words and settings of a user, whose folders are in that of the stage.
struct WordsTests {
    let stage: Stage
    let server: XServer?

    init() throws {
        stage = try Stage()
        server = XServer.isInstalled ? try XServer(width: 1024, height: 768) : nil
    }

    private var words: URL { stage.file("data/fingerspell/words.txt") }

    private func write(_ text: String, to name: String) throws {
        let file = stage.file(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private var environment: [String: String] {
        let folders = ["XDG_DATA_HOME": stage.file("data").path, "XDG_CONFIG_HOME": stage.file("config").path]
        return Stage.environment.merging(folders) { $1 }
    }

    private func recognize(_ arguments: [String]) async throws -> ProcessResult {
        try await ProductRunner.run(
            "recognizer", ["--model", stage.model.path, "--no-locator", "--headless", "--speed", "max"] + arguments,
            environment: environment, in: stage.folder.url)
    }

    @Test func aWordIsCorrectedWhenItHasEndedUnlessThatIsOff() async throws {
        try write("hello\n", to: "data/fingerspell/words.txt")
        let film = try stage.film(Take.word("HELO", ending: 1000)).path
        #expect(try await recognize(["--replay", film]).text == "HELLO\n")
        #expect(try await recognize(["--replay", film, "--correct", "off"]).text == "HELO\n")
        try write(#"{"correctsWords": false}"#, to: "config/fingerspell/settings.json")
        #expect(try await recognize(["--replay", film]).text == "HELO\n")
        let objects = try JSONObjects(try await recognize(["--replay", film, "--json", "--correct", "on"]))
        let word = try #require(objects.of(type: "word").first)
        #expect(word["word"] as? String == "HELLO" && word["letters"] as? String == "HELO")
        #expect(word["text"] as? String == "HELLO ")
        #expect(objects.commits == ["H", "E", "L", "O"])
        let last = try #require(objects.of(type: "choices").last)
        #expect(last["letters"] as? String == "HELO")
        let names = try #require(last["choices"] as? [[Any]]).compactMap { $0.first as? String }
        #expect(names.contains("HELLO") && names.contains("HELO"))
    }

    @Test func learntWordsAreListedAndForgotten() async throws {
        #expect(try await recognize(["--list-words"]).text == "")
        try write("# names\nANNA\nZoe\n", to: "data/fingerspell/words.txt")
        #expect(try await recognize(["--list-words"]).text == "ANNA\nZOE\n")
        let forgotten = try await recognize(["--forget-word", "anna"])
        #expect(forgotten.status == 0 && forgotten.text == "" && forgotten.errorText == "")
        #expect(try String(contentsOf: words, encoding: .utf8) == "# names\nZoe\n")
        let unknown = try await recognize(["--forget-word", "BEN", "--forget-word", "Zoe"])
        #expect(unknown.status == 1 && unknown.errorText.contains("BEN") && !unknown.errorText.contains("Zoe:"))
        #expect(try await recognize(["--list-words"]).text == "")
    }

    @Test func aDamagedFileOfWordsIsSaidAndStaysAsItIs() async throws {
        try write("", to: "data/fingerspell/words.txt")
        try Data([0xff, 0xfe, 0x41]).write(to: words)
        let result = try await recognize(["--replay", stage.film(Take.word("HI")).path])
        #expect(result.text == "HI\n" && result.status == 0)
        #expect(result.errorText.contains("words.txt") && result.errorText.contains("no text"))
        #expect(try Data(contentsOf: words) == Data([0xff, 0xfe, 0x41]))
        try write("ANNA\ntwo words\n", to: "data/fingerspell/words.txt")
        let stray = try await recognize(["--replay", stage.film(Take.word("HI")).path])
        #expect(stray.status == 0 && stray.errorText.contains("line 2"))
    }

    @Test func settingsDecideAndTheCommandLineDecidesOverThem() async throws {
        let film = try stage.film([.show("A", 550), .nothing(300)]).path
        #expect(try await recognize(["--replay", film]).text == "A\n")
        #expect(try await recognize(["--replay", film, "--hold-time", "700"]).text == "")
        try write(#"{"holdMilliseconds": 700}"#, to: "config/fingerspell/settings.json")
        #expect(try await recognize(["--replay", film]).text == "")
        #expect(try await recognize(["--replay", film, "--hold-time", "400"]).text == "A\n")
    }

    @Test func wrongSettingsAreAFailure() async throws {
        let film = try stage.film(Take.word("A")).path
        try write(#"{"holdMilliseconds": 7}"#, to: "config/fingerspell/settings.json")
        FailureTests.expectFailure(
            try await recognize(["--replay", film]), "settings.json", "holdMilliseconds", "from 100 to 5000")
    }

    @Test func settingsThatArePrintedAreAFile() async throws {
        try write(#"{"holdMilliseconds": 700}"#, to: "config/fingerspell/settings.json")
        let printed = try await recognize(["--print-settings", "--correct", "off"])
        #expect(printed.status == 0 && printed.text.contains("\"holdMilliseconds\": 700,\n"))
        #expect(printed.text.contains("\"correctsWords\": false"))
        try write(printed.text, to: "config/fingerspell/settings.json")
        #expect(try await recognize(["--print-settings"]).text == printed.text)
    }

    /// Nothing follows the word: it is learnt at the end.
    @Test(.enabled(if: WindowTests.hasXdotool && XServer.isInstalled, "Xvfb or xdotool is not installed"))
    func aKeyChoosesTheLettersAndTheyAreLearnt() async throws {
        let server = try #require(server)
        try write("HELLO\n", to: "data/fingerspell/words.txt")
        // The letters stay for a while, so that a busy machine that passes over frames sees them.
        let film = try stage.film(
            ["H", "E", "L", "O"].map { .show($0, 2000) } + [.nothing(600_000)])
        let child = try ProductRunner.start(
            "recognizer", ["--model", stage.model.path, "--no-locator", "--json", "--replay", film.path],
            environment: environment.merging(["DISPLAY": server.display]) { $1 }, in: stage.folder.url)
        try await child.waitForOutput(#""word":"HELLO","letters":"HELO""#)
        for words in [["search", "--sync", "--name", "Fingerspell", "windowfocus", "--sync"], ["key", "1"]] {
            let pressed = try await ChildProcess(
                URL(filePath: "/usr/bin/xdotool"), words, environment: ["DISPLAY": server.display]
            ).result()
            #expect(pressed.status == 0, "\(words): \(pressed.errorText)")
        }
        try await child.waitForOutput(#""word":"HELO","replaces":"HELLO","text":"HELO ""#)
        child.send(SIGTERM)
        let result = try await child.result()
        #expect(result.status == 0 && result.errorText == "")
        #expect(try String(contentsOf: words, encoding: .utf8) == "HELLO\nHELO\n")
    }
}
