import Foundation
import RecognitionSupport
import TestSupport
import Testing

/// Teaching as a person would do it: with keys, on a real X server.
@Suite(
    .enabled(if: XServer.isInstalled, "Xvfb is not installed"),
    .enabled(if: WindowTests.hasXdotool, "xdotool is not installed"))
struct TeachTests {
    @Test(.timeLimit(.minutes(5)))
    func picturesThatTheUserAgreesWithAreKept() async throws {
        let stage = try Stage()
        let server = try XServer(width: 1024, height: 768)
        let film = try stage.film([.show("B", 600_000)])
        let places = ["XDG_DATA_HOME": stage.file("data").path, "DISPLAY": server.display]
        let child = try ProductRunner.start(
            "recognizer", ["teach", "--person", "Anna", "B", "--no-locator", "--replay", film.path],
            environment: Stage.environment.merging(places) { $1 }, in: stage.folder.url)
        func xdotool(_ words: String...) async throws {
            let pressed = try await ChildProcess(
                URL(filePath: "/usr/bin/xdotool"), words, environment: ["DISPLAY": server.display]
            ).result()
            #expect(pressed.status == 0, "\(words): \(pressed.errorText)")
        }
        let kept = stage.file("data/fingerspell/people/Anna/samples/B")
        try await xdotool("search", "--sync", "--name", "Fingerspell", "windowfocus", "--sync")
        // Space takes pictures, and keeps them as soon as they are there.
        while !FileManager.default.fileExists(atPath: kept.path) {
            try #require(kill(child.identifier, 0) == 0, "the program has ended")
            try await xdotool("key", "space")
            try await Task.sleep(for: .milliseconds(100))
        }
        // One letter alone cannot be learnt from; the user reads why, and leaves.
        try await xdotool("key", "Return")
        while kill(child.identifier, 0) == 0 {
            try await xdotool("key", "Return")
            try await Task.sleep(for: .milliseconds(100))
        }
        let result = try await child.result()
        #expect(result.status == 0)
        #expect(result.text.contains("All pictures are of B"))
        let moments = try FileManager.default.contentsOfDirectory(atPath: kept.path)
        let pictures = try moments.flatMap {
            try FileManager.default.contentsOfDirectory(atPath: kept.appending(path: $0).path)
        }
        #expect(moments.count == 1)
        #expect((4...9).contains(pictures.count))
        #expect(!FileManager.default.fileExists(atPath: kept.appending(path: "../../letters.safetensors").path))
    }
}
