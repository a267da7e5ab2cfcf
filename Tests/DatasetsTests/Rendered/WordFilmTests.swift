import Capture
import Foundation
import HandModel
import Imaging
import TestSupport
import Testing

@testable import Datasets

@Suite struct WordFilmTests {
    private static let pace = SigningPace(
        hold: 200, transition: 100, entry: 100, stroke: 300, bounce: 100, empty: 100)

    private func film(_ word: String) throws -> WordFilm {
        try WordFilm(
            word: word, pace: Self.pace, stage: WordStage(width: 96, height: 72), framesPerSecond: 20)
    }

    private func frames(_ file: URL) throws -> [Frame] {
        let video = try VideoFile(path: file.path, pace: .max)
        defer { video.close() }
        var frames: [Frame] = []
        while let event = try video.next(within: 5000) {
            switch event {
            case .frame(let frame): frames.append(frame)
            case .ended: return frames
            default: continue
            }
        }
        return frames
    }

    @Test func theFilmPlaysWithItsTimes() throws {
        let folder = try TemporaryFolder()
        let file = folder.file("ab.mkv")
        let film = try film("AB")
        try film.write(to: file)
        let frames = try frames(file)
        #expect(frames.count == Int((film.word.duration / 50).rounded(.up)))
        for (number, frame) in frames.enumerated() {
            #expect(frame.width == 96 && frame.height == 72)
            #expect(abs(frame.time - Double(number) * 50) < 1.5)
        }
    }

    @Test func theTruthHasALineAFrame() throws {
        let folder = try TemporaryFolder()
        let truth = folder.file("l.csv")
        let film = try film("L")
        var reports: [Int] = []
        try film.write(to: folder.file("l.mkv"), truth: truth) { done, _ in reports.append(done) }
        let lines = try String(contentsOf: truth, encoding: .utf8).split(separator: "\n")
        let count = film.word.times(framesPerSecond: 20).count
        #expect(lines.count == count + 1)
        #expect(String(lines[0]) == WordFilm.columns)
        #expect(reports == Array(1...count))
        // At 300 ms the letter is held; at 0 ms there is no hand.
        #expect(lines[1].hasPrefix("0.0,,0,,,,,"))
        let held = lines[7].split(separator: ",", omittingEmptySubsequences: false)
        #expect(held[0] == "300.0")
        #expect(held[1] == "L" && held[2] == "1")
        #expect(held[7].split(separator: " ").count == 42)
        let left = try #require(Double(held[3]))
        let right = try #require(Double(held[5]))
        #expect(left > 0 && left < 48 && right > 48 && right < 96)
    }

    @Test func wordsWithoutLettersAreRefused() {
        for word in ["42 !", "", " "] {
            let error = #expect(throws: RenderingError.self) { try film(word) }
            #expect(error?.description.contains("has no letters from A to Z") == true)
        }
    }

    @Test(arguments: [("h3llo", "“3”"), ("Ärger", "“Ä”"), ("AB-CD!", "“-!”"), ("straße", "“ß”")])
    func charactersThatCannotBeSpelledAreNamed(word: String, named: String) {
        let error = #expect(throws: RenderingError.self) { try film(word) }
        #expect(error?.description.contains("no letter for \(named)") == true, "\(String(describing: error))")
    }

    @Test func smallLettersAndSpacesAreSpelled() throws {
        #expect(try film("ab Cd").word.letters == ["A", "B", "C", "D"])
    }

    @Test func unwritablePlacesAreNamed() throws {
        let film = try film("A")
        let error = #expect(throws: RenderingError.self) {
            try film.write(to: URL(fileURLWithPath: "/no/such/folder/a.mkv"))
        }
        #expect(error?.description.contains("/no/such/folder") == true)
        let folder = try TemporaryFolder()
        let truth = #expect(throws: RenderingError.self) {
            try film.write(to: folder.file("a.mkv"), truth: folder.file("absent/a.csv"))
        }
        #expect(truth?.description.components(separatedBy: "absent/a.csv").count == 2, "named once")
    }
}
