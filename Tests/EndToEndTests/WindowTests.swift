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
        // Played as it was recorded, a film passes over what a busy machine has no time for: the letter stays.
        let film = try stage.film([.show("A", 600_000)])
        let child = try start(film)
        try await child.waitForOutput("A")
        // Until its first frame is drawn the window cannot have been given the keyboard.
        let keys = try ChildProcess(
            URL(filePath: "/usr/bin/xdotool"),
            ["search", "--sync", "--name", "Fingerspell", "windowfocus", "--sync", "key", "BackSpace", "q"],
            environment: ["DISPLAY": server.display])
        #expect(try await keys.result().status == 0)
        let result = try await child.result()
        #expect(result.status == 0 && !result.wasSignalled)
        #expect(result.text == "A\n")
    }
}
