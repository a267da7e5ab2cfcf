import Foundation
import RecognitionSupport
import TestSupport
import Testing

/// Practice as a person would do it: with keys and the mouse, on a real X server.
@Suite(
    .enabled(if: XServer.isInstalled, "Xvfb is not installed"),
    .enabled(if: WindowTests.hasXdotool, "xdotool is not installed"))
struct PracticeTests {
    let stage: Stage
    let server: XServer

    init() throws {
        stage = try Stage()
        server = try XServer(width: 1024, height: 768)
    }

    private var history: URL { stage.file("data/fingerspell/practice.jsonl") }

    /// Starts practice with a list of one word.
    private func start(_ word: String, _ arguments: String...) throws -> ChildProcess {
        let lists = stage.file("config/fingerspell/lists")
        try FileManager.default.createDirectory(at: lists, withIntermediateDirectories: true)
        try Data("\(word)\n".utf8).write(to: lists.appending(path: "mine.txt"))
        let places = [
            "XDG_DATA_HOME": stage.file("data").path, "XDG_CONFIG_HOME": stage.file("config").path,
            "DISPLAY": server.display,
        ]
        return try ProductRunner.start(
            "recognizer", ["practice"] + arguments + ["--list", "mine", "--model", stage.model.path, "--no-locator"],
            environment: Stage.environment.merging(places) { $1 }, in: stage.folder.url)
    }

    private func xdotool(_ words: String...) async throws {
        let pressed = try await ChildProcess(
            URL(filePath: "/usr/bin/xdotool"), words, environment: ["DISPLAY": server.display]
        ).result()
        #expect(pressed.status == 0, "\(words): \(pressed.errorText)")
    }

    /// Waits until so many results are in the history, and returns them.
    private func results(_ count: Int, of child: ChildProcess) async throws -> [[String: Any]] {
        while true {
            let lines = ((try? String(contentsOf: history, encoding: .utf8)) ?? "").split(separator: "\n")
            if lines.count >= count {
                return try lines.map {
                    try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
                }
            }
            try #require(kill(child.identifier, 0) == 0, "the program has ended")
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func aWordIsReadWithAWrongAnswerAndAnotherIsGivenUp() async throws {
        let child = try start("FOX", "reading", "--spelling-speed", "6")
        try await xdotool("search", "--sync", "--name", "Fingerspell", "windowfocus", "--sync")
        try await xdotool("type", "fix")
        try await xdotool("key", "Return", "question", "space", "Left")
        try await xdotool("type", "fx")
        try await xdotool("key", "BackSpace")
        try await xdotool("type", "ox")
        try await xdotool("key", "Return")
        let read = try #require(try await results(1, of: child).first)
        #expect(read["text"] as? String == "FOX" && read["kind"] as? String == "readingWords")
        #expect(read["isRight"] as? Bool == false, "it was not read at the first try")
        #expect((read["letters"] as? [Any])?.count == 3 && (read["skipped"] as? [Any])?.isEmpty == true)
        #expect(read["lettersPerSecond"] as? Double == 5, "one step slower")
        #expect((read["mistakes"] as? [[String: String]]) == [["asked": "O", "shown": "I"]])
        try await xdotool("key", "Return", "Tab")
        let givenUp = try await results(2, of: child)[1]
        #expect((givenUp["letters"] as? [Any])?.isEmpty == true && (givenUp["skipped"] as? [Any])?.count == 3)
        try await xdotool("key", "Escape", "5", "Escape", "Escape")
        let result = try await child.result()
        #expect(result.status == 0 && result.errorText == "")
    }

    @Test(.timeLimit(.minutes(5)))
    func theLetterThatIsAskedIsAcceptedAndAnotherIsNot() async throws {
        let film = try stage.film([.show("B", 4000), .show("A", 4000), .show("B", 600_000)])
        let child = try start("AB", "words", "--replay", film.path)
        let word = try #require(try await results(1, of: child).first)
        #expect(word["text"] as? String == "AB" && word["isRight"] as? Bool == false)
        let mistakes = try #require(word["mistakes"] as? [[String: String]])
        #expect(mistakes.first == ["asked": "A", "shown": "B"])
        let letters = try #require(word["letters"] as? [[String: Any]])
        #expect(letters.map { $0["letter"] as? String } == ["A", "B"])
        #expect((letters.first?["milliseconds"] as? Double ?? 0) > 4000, "B is no A")
        child.send(SIGTERM)
        #expect(try await child.result().status == 0)
    }

    @Test(.timeLimit(.minutes(5)))
    func theKeyPInTheWindowOpensPracticeAndEscapeGoesBack() async throws {
        let film = try stage.film([.show("A", 2000), .show("B", 600_000)])
        let child = try ProductRunner.start(
            "recognizer", ["--model", stage.model.path, "--no-locator", "--replay", film.path],
            environment: Stage.environment.merging(["DISPLAY": server.display]) { $1 }, in: stage.folder.url)
        try await xdotool("search", "--sync", "--name", "Fingerspell", "windowfocus", "--sync")
        // In the menu, Escape goes back and does not end the program, and Q is no key.
        try await xdotool("key", "p", "q", "Escape", "space")
        try await xdotool("key", "p", "1", "Escape", "Escape", "Escape")
        #expect(try await child.result().status == 0)
    }

    @Test func withoutADisplayItSaysSo() async throws {
        let result = try await stage.recognize("practice", "reading")
        #expect(result.status == 1)
        #expect(result.errorText.contains("Practice needs a window"))
        #expect(!result.errorText.contains("--headless"), "which practice does not have")
    }

    @Test func anUnknownListIsNamedWithThoseThatThereAre() async throws {
        let result = try await stage.recognize("practice", "--list", "nonsense")
        #expect(result.status == 1)
        #expect(result.errorText.contains("“nonsense”") && result.errorText.contains("Animals"))
    }
}
