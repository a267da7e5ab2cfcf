import RecognitionSupport
import TestSupport
import Testing

@Suite struct MirrorTests {
    @Test func aLeftHandIsReadWithTheSwitch() async throws {
        let stage = try Stage()
        let film = try stage.film(Take.word("LEFT"), mirrored: true)
        #expect(try await stage.replay(film, "--mirror", "on").text == "LEFT\n")
        #expect(try await stage.replay(film, "--mirror", "off").text == "")
    }

    @Test func aLeftHandIsNoticedAndThatIsSaidOnce() async throws {
        let stage = try Stage()
        let film = try stage.film(Take.word("ABCDEFGHIKLMNOP"), mirrored: true)
        let result = try await stage.replay(film)
        let notes = result.errorText.split(separator: "\n").filter { $0.contains("left hand") }
        #expect(notes.count == 1)
        #expect(notes.first?.contains("--mirror") == true)
        #expect(result.text == "ABCDEFGHIKLMNOP\n")
    }

    @Test func aRightHandIsNeverTakenForALeftOne() async throws {
        let stage = try Stage()
        let result = try await stage.replay(stage.film(Take.word("ABCDEFGHIKLMNOPQRST")))
        #expect(result.errorText == "")
        #expect(result.text == "ABCDEFGHIKLMNOPQRST\n")
    }
}
