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
        let child = try start(film)
        try await child.waitForOutput("ABA")
        // Until its first frame is drawn the window cannot have been given the keyboard.
        // With the last key the window goes, so that must not be pressed by a program that looks at the window.
        for words in [
            ["search", "--sync", "--name", "Fingerspell", "windowfocus", "--sync"], ["key", "BackSpace"], ["key", "q"],
        ] {
            let pressed = try await ChildProcess(
                URL(filePath: "/usr/bin/xdotool"), words, environment: ["DISPLAY": server.display]
            ).result()
            #expect(pressed.status == 0, "\(words): \(pressed.errorText)")
        }
        let result = try await child.result()
        #expect(result.status == 0 && !result.wasSignalled)
        #expect(result.text == "ABA\n")
    }
}
