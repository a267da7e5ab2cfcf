import Datasets
import Evaluation
import Foundation
import Recognition
import Spelling
import TestSupport
import Testing

@Suite struct WordEvaluationTests {
    @Test(arguments: [
        ("HELLO", "HELLO", 0, 0, 0), ("HELLO", "HELO", 0, 1, 0), ("HELO", "HELLO", 1, 0, 0), ("CAT", "CUT", 0, 0, 1),
        ("", "AB", 2, 0, 0), ("AB", "", 0, 2, 0), ("KITTEN", "SITTING", 1, 0, 2), ("AB", "A B", 1, 0, 0),
    ])
    func editsAreCounted(word: String, typed: String, insertions: Int, deletions: Int, substitutions: Int) {
        let edits = EditCounts(from: word, to: typed)
        let counts = [edits.insertions, edits.deletions, edits.substitutions]
        #expect(counts == [insertions, deletions, substitutions])
        #expect(edits.total == insertions + deletions + substitutions)
    }

    @Test func figuresAreThoseOfTheFilms() {
        let evaluation = WordEvaluation([
            WordEvaluation.Outcome(word: "ABCD", group: "ann", typed: "ABCD"),
            WordEvaluation.Outcome(word: "HELLO", group: "ann", typed: "HELO"),
            WordEvaluation.Outcome(word: "X", group: "bob", typed: ""),
        ])
        #expect(evaluation.all.films == 3)
        #expect(evaluation.all.wordAccuracy == 1.0 / 3)
        #expect(evaluation.all.characterErrorRate == 0.2)
        #expect(evaluation.groups["ann"]?.deletions == 1)
        #expect(evaluation.groups["bob"]?.characterErrorRate == 1)
        #expect(evaluation.text.contains("not right: HELLO→HELO, X→-"))
    }

    @Test func aRenderedWordIsRead() throws {
        let models = ModelLocation()
        let recordings = WordRecordings(rendered: 1, speeds: [1])
        let evaluation = try WordEvaluation(
            recordings, letters: models.find(ModelLocation.letters), locator: models.find(ModelLocation.locator),
            spelling: SpellingModels())
        #expect(evaluation.outcomes.map(\.group) == ["1.0 letters/s", "names, 2.0"])
        let hello = try #require(evaluation.outcomes.first)
        #expect(hello.word == "HELLO")
        // A word ends when there has been no hand for 0.8 s; the hand shows no letter a little earlier.
        let delay = try #require(hello.delay)
        #expect((700...2000).contains(delay))
        #expect(evaluation.groups["1.0 letters/s"]?.delay == delay)
        #expect(evaluation.all.characterErrorRate <= 0.4, "\(evaluation.text)")
    }

    @Test func namesAreInNoLexicon() throws {
        let language = try SpellingModels().language
        #expect(WordRecordings.names.filter(language.contains) == [])
    }

    @Test func theDelayIsTheMedianOfTheWordsThatEnd() {
        let delays: [Double?] = [900, nil, 850, 1200, 800, nil]
        let evaluation = WordEvaluation(
            delays.map { WordEvaluation.Outcome(word: "A", group: "ann", typed: "A", delay: $0) })
        #expect(evaluation.all.delay == 900)
        #expect(WordEvaluation([]).all.delay == nil)
    }

    @Test func filmsAreNamedByTheirWords() throws {
        let folder = try TemporaryFolder()
        for person in ["ann", "bob"] {
            try FileManager.default.createDirectory(at: folder.file(person), withIntermediateDirectories: true)
        }
        for name in ["ann/HELLO-2.mp4", "ann/cat.mkv", "bob/JAZZ_1.webm", "SUN.mp4"] {
            try folder.write([], to: name)
        }
        let recordings = try WordRecordings(contentsOf: folder.url).recordings
        let words = recordings.map(\.word).sorted()
        #expect(words == ["CAT", "HELLO", "JAZZ", "SUN"])
        let groups: Set<String> = Set(recordings.map(\.group))
        #expect(groups == ["ann", "bob", folder.url.lastPathComponent])
        try folder.write([], to: "ann/1.mp4")
        #expect(throws: DatasetError.self) { try WordRecordings(contentsOf: folder.url) }
        #expect(throws: DatasetError.self) { try WordRecordings(contentsOf: folder.file("none")) }
    }
}
