import Basics
import Foundation
import TestSupport
import Testing

@testable import Spelling

@Suite struct LanguageModelTests {
    private func load(_ bytes: [UInt8]) throws -> LanguageModel {
        let folder = try TemporaryFolder()
        let url = folder.url.appending(path: "test.language")
        try Data(bytes).write(to: url)
        return try LanguageModel(contentsOf: url)
    }

    @Test func aFileIsReadBack() throws {
        let language = try load(LanguageBytes().file)
        #expect(language.note == "Test.")
        #expect(language.lexicon.count == 3)
        #expect(language.contains("ant") && !language.contains("an"))
        let total = 1 + exp(-1.0) + exp(-2.0)
        let words = language.lexicon.completions(of: [], count: 3)
        #expect(words.map { Letters.word($0.letters) } == ["AT", "ANT", "BE"])
        for (word, expected) in zip(words, [1, exp(-1.0), exp(-2.0)]) {
            #expect(abs(Double(word.probability) - expected / total) < 1e-6)
        }
    }

    @Test func everyTruncationIsRefused() {
        let file = LanguageBytes().file
        #expect(LanguageFile(file) != nil && LanguageFile(file + [0]) == nil)
        for count in file.indices { #expect(LanguageFile(Array(file.prefix(count))) == nil, "\(count) bytes") }
    }

    @Test func everyChangedBitIsRefused() {
        let file = LanguageBytes().file
        for index in file.indices {
            for bit in 0..<8 {
                var changed = file
                changed[index] ^= 1 << UInt8(bit)
                #expect(LanguageFile(changed) == nil, "bit \(bit) of byte \(index)")
            }
        }
    }

    /// Somebody may compute the checksum anew: what is read then is refused, or can be used without harm.
    @Test func changesWithARightChecksumDoNoHarm() {
        var generator = SeededGenerator(seed: 5)
        let content = LanguageBytes().content
        for _ in 0..<20_000 {
            var changed = content
            for _ in 0...generator.index(below: 3) {
                changed[generator.index(below: changed.count)] = UInt8(generator.index(below: 256))
            }
            if generator.happens(Float(0.1)) { changed.removeLast(generator.index(below: changed.count)) }
            guard let file = LanguageFile(LanguageBytes.file(changed)) else { continue }
            #expect(file.lexicon.completions(of: [], count: 100).count == file.lexicon.count)
            let probability = file.characters.probability(of: [0, 19, 25, 1, 0, 0, 13, 4])
            #expect(probability > 0 && probability <= 1)
        }
    }

    @Test func whatCannotBeReadIsSaid() throws {
        let folder = try TemporaryFolder()
        let absent = folder.url.appending(path: "absent.language")
        let error = try #require(throws: LanguageModelError.self) { try LanguageModel(contentsOf: absent) }
        #expect(error.description == "\(absent.path): No such file or directory; choose a file of tools/make-lexicon")
        #expect(throws: LanguageModelError.unreadable(path: folder.url.path, reason: .folder)) {
            try LanguageModel(contentsOf: folder.url)
        }
        #expect(throws: LanguageModelError.self) { try load(Array("words".utf8)) }
        #expect(LanguageModelError.damaged(path: "a\nb").description.hasPrefix("a\\u{a}b is no language"))
    }

    @Test func wordsOfTheUserAreAdded() throws {
        let language = try load(LanguageBytes().file).adding(["EILIDH", "Eilidh", "ZOE", "R2D2"], share: 0.2)
        #expect(language.contains("eilidh") && language.contains("AT") && !language.contains("R2D2"))
        #expect(language.personal?.count == 2 && language.personalShare == 0.2)
        let none = language.adding([])
        #expect(none.personal == nil && none.personalShare == 0)
    }
}
