import Foundation
import Imaging
import Recognition
import RecognitionSupport
import TestSupport
import Testing

@Suite struct ReplayTests {
    @Test func aFilmOfAWordComesOutAsTheWord() async throws {
        let stage = try Stage()
        let result = try await stage.replay(stage.film(Take.word("HELLO", ending: 1500)))
        #expect(result.text == "HELLO\n")
        #expect(result.errorText == "")
        #expect(result.status == 0)
    }

    @Test func wordsArePartedWhereTheHandWasAway() async throws {
        let stage = try Stage()
        let film = try stage.film(Take.word("HI", ending: 1000) + Take.word("YOU"))
        let result = try await stage.replay(film)
        #expect(result.text == "HI YOU\n")
    }

    @Test func everyStillLetterIsRead() async throws {
        let alphabet = LetterLabels.alphabet.filter { !LetterLabels.moving.contains($0) }.joined()
        let stage = try Stage()
        let result = try await stage.replay(stage.film(Take.word(alphabet)))
        #expect(result.text == alphabet + "\n")
    }

    @Test func aFolderOfPicturesComesOutAsTheWord() async throws {
        let stage = try Stage()
        let folder = stage.file("pictures")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Film.writePictures(Take.word("CAB"), to: folder)
        let result = try await stage.replay(folder)
        #expect(result.text == "CAB\n")
        #expect(result.status == 0)
    }

    @Test func aFolderWithAPictureForEachLetterComesOutAsTheWord() async throws {
        let stage = try Stage()
        let folder = stage.file("pictures")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (number, letter) in ["W", "O", "R", "D"].enumerated() {
            try Film.write(PatternAlphabet.picture(letter), to: folder.appending(path: "\(number).pgm"))
        }
        #expect(try await stage.replay(folder).text == "WORD\n")
        #expect(try await stage.replay(folder, "--picture-time", "700").text == "WORD\n")
        // A picture that is gone at once is not held.
        #expect(try await stage.replay(folder, "--picture-time", "50").text == "")
    }

    @Test func aFilmWithoutAHandPrintsNothingAndThatIsSaid() async throws {
        let stage = try Stage()
        let result = try await stage.replay(stage.film([.nothing(2000)]))
        #expect(result.text == "")
        #expect(result.status == 0)
        #expect(result.errorText == "recognizer: No letter was read: no hand was seen. Show it larger, or try --box.\n")
    }

    @Test func aPictureIsReadAsAFolderOfOne() async throws {
        let stage = try Stage()
        let picture = stage.file("W.mp4")
        try Film.write(PatternAlphabet.picture("W"), to: picture)
        let result = try await stage.replay(picture)
        #expect(result.text == "W\n" && result.status == 0 && result.errorText == "")
        let copy = try Data(contentsOf: picture)
        let recorded = try await stage.replay(picture, "--record", picture.path, "--force")
        #expect(recorded.status == 1 && recorded.errorText.contains("that is to be read"))
        #expect(try Data(contentsOf: picture) == copy)
    }

    @Test func whatAFolderHoldsBesidesIsSaid() async throws {
        let stage = try Stage()
        let folder = stage.file("pictures")
        try FileManager.default.createDirectory(at: folder.appending(path: "more"), withIntermediateDirectories: true)
        try Film.write(PatternAlphabet.picture("W"), to: folder.appending(path: "1.PGM"))
        for name in ["a.txt", "b.txt"] { try Data("x".utf8).write(to: folder.appending(path: name)) }
        let result = try await stage.replay(folder)
        #expect(result.text == "W\n" && result.status == 0)
        #expect(result.errorText == "recognizer: \(folder.path): not used: 2 TXT, 1 folder.\n")
    }

    @Test func badPicturesOfAFolderArePassedOverAndAreAFailure() async throws {
        let stage = try Stage()
        let folder = stage.file("pictures")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Film.write(PatternAlphabet.picture("W"), to: folder.appending(path: "1.pgm"))
        try Data("no picture".utf8).write(to: folder.appending(path: "2.png"))
        try Film.write(PatternAlphabet.picture("O"), to: folder.appending(path: "3.pgm"))
        let result = try await stage.replay(folder)
        #expect(result.text == "WO\n" && result.status == 1)
        #expect(result.errorText.contains("2.png is not a picture") && !result.errorText.contains("is back"))
        #expect(result.errorText.split(separator: "\n").count == 1)
    }

    @Test func aLetterThatIsHeldUntilTheEndIsTyped() async throws {
        let stage = try Stage()
        #expect(try await stage.replay(stage.film([.show("A", 400)])).text == "A\n")
        #expect(try await stage.replay(stage.film([.show("A", 330)])).text == "")
    }

    @Test func realTimeReadsTheSame() async throws {
        let stage = try Stage()
        let film = try stage.film(Take.word("OK"))
        let result = try await stage.recognize("--headless", "--speed", "real", "--replay", film.path)
        #expect(result.text == "OK\n")
    }

    @Test func onlyTheBoxIsRead() async throws {
        let stage = try Stage()
        let film = try stage.film(Take.word("A"))
        let elsewhere = try await stage.replay(film, "--box", "0,0,30,30")
        #expect(elsewhere.text == "")
        let there = try await stage.replay(film, "--box", "38,18,84,84")
        #expect(there.text == "A\n")
        #expect(there.errorText == "")
    }

    @Test func aBoxThatDoesNotFitIsMovedAndThatIsSaid() async throws {
        let stage = try Stage()
        let result = try await stage.replay(stage.film([.nothing(300)]), "--box", "500,400,84,84")
        #expect(result.status == 0)
        #expect(result.errorText.contains("does not fit into pictures of 160x120"))
        #expect(result.errorText.contains("76.0,36.0,84.0,84.0"))
    }

    @Test func statisticsAreOneLineAtTheEnd() async throws {
        let stage = try Stage()
        let film = try stage.film([.show("A")])
        let result = try await stage.replay(film, "--stats")
        #expect(result.text == "A\n")
        #expect(
            result.errorText.wholeMatch(
                of: /recognizer: 21 frames read, 0 unreadable, 0 dropped; mean latency [0-9.]+ ms\n/) != nil,
            "\(result.errorText)")
        // They are also printed when reading fails, and say nothing about a camera that is not there.
        let failed = try await stage.replay(stage.file("none.mkv"), "--stats")
        #expect(failed.status == 1 && !failed.errorText.contains("frames read"))
    }

    @Test func withoutADisplayThatIsSaidAndLettersArePrinted() async throws {
        let stage = try Stage()
        let film = try stage.film(Take.word("NO"))
        let result = try await stage.recognize("--speed", "max", "--replay", film.path)
        #expect(result.text == "NO\n")
        #expect(result.status == 0)
        #expect(result.errorText.contains("No display"))
        #expect(result.errorText.contains("printed here"))
    }
}
