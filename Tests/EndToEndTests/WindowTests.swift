import Foundation
import RecognitionSupport
import TestSupport
import Testing

/// The whole program with its window, on a real X server.
@Suite(.enabled(if: XServer.isInstalled, "Xvfb is not installed"))
struct WindowTests {
    static let hasXdotool = FileManager.default.isExecutableFile(atPath: "/usr/bin/xdotool")

    let stage: Stage
    let server: XServer

    init() throws {
        stage = try Stage()
        server = try XServer(width: 1024, height: 768)
    }

    private func start(_ film: URL, _ arguments: String...) throws -> ChildProcess {
        try ProductRunner.start(
            "recognizer", ["--model", stage.model.path, "--no-locator", "--replay", film.path] + arguments,
            environment: Stage.environment.merging(["DISPLAY": server.display]) { $1 }, in: stage.folder.url)
    }

    @Test func theTextIsTheSameAsWithoutAWindow() async throws {
        let result = try await start(stage.film(Take.word("HI")), "--speed", "max").result()
        #expect(result.text == "HI\n")
        #expect(result.errorText == "")
        #expect(result.status == 0)
    }

    @Test func theLinesOfJSONAreTheSameAsWithoutAWindow() async throws {
        let film = try stage.film(Take.word("HI"))
        let shown = try await start(film, "--speed", "max", "--json").result()
        let unshown = try await stage.replay(film, "--json")
        #expect(JSONObjects.withoutLatency(shown) == JSONObjects.withoutLatency(unshown))
    }

    @Test(.enabled(if: hasXdotool, "xdotool is not installed"))
    func aKeyTakesALetterBackAndAnotherEndsTheProgram() async throws {
        // Played as it was recorded, a film passes over what a busy machine has no time for: each letter stays a while.
        let film = try stage.film([.show("A", 2000), .show("B", 2000), .show("A", 600_000)])
        let child = try start(film, "--json")
        try await child.waitForOutput(#""text":"ABA""#)
        // Until its first frame is drawn the window cannot have been given the keyboard.
        try await press("search", "--sync", "--name", "Fingerspell", "windowfocus", "--sync")
        try await press("key", "BackSpace", "space")
        try await child.waitForOutput(#""word":"AB","text":"AB ""#)
        // With this key the window goes, so that it must not be pressed by a program that looks at the window.
        try await press("key", "q")
        let result = try await child.result()
        #expect(result.status == 0 && !result.wasSignalled)
        #expect(try JSONObjects(result).commits == ["A", "B", "A"])
    }

    private func press(_ words: String...) async throws {
        let pressed = try await ChildProcess(
            URL(filePath: "/usr/bin/xdotool"), words, environment: ["DISPLAY": server.display]
        ).result()
        #expect(pressed.status == 0, "\(words): \(pressed.errorText)")
    }
}
