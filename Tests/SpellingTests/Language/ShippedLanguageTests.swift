import Foundation
import Spelling
import TestSupport
import Testing

/// The English that comes with the program.
@Suite struct ShippedLanguageTests {
    private static let file = TestData.repository.appending(path: "models/english.language")
    private let language: LanguageModel

    init() throws { language = try LanguageModel(contentsOf: Self.file) }

    @Test func itIsSmallAndSaysWhatItWasMadeOf() throws {
        let size = try Self.file.resourceValues(forKeys: [.fileSizeKey]).fileSize
        #expect(try #require(size) < 1_500_000)
        for source in ["CC BY-SA 4.0", "wordfreq", "SCOWL", "census", "GeoNames"] {
            #expect(language.note.contains(source), "\(source)")
        }
    }

    @Test func itKnowsWordsAndNames() {
        #expect(language.lexicon.count > 50_000)
        let known = [
            "HELLO", "JAZZ", "QUIZ", "DONT", "ITS", "MARIA", "BRIAN", "SMITH", "GARCIA", "ZOE", "LONDON", "BERLIN",
            "BOSTON", "TEXAS", "PIZZA", "BUZZ", "VACUUM", "BOOKKEEPER", "SWIFT", "LINUX",
        ]
        #expect(known.filter { !language.contains($0) } == [])
        #expect(["HELO", "QXZ", "THEW", "MARIQ", "BOXS"].filter(language.contains) == [])
    }

    @Test func completionsAreWhatPeopleMean() {
        let words = { (prefix: String) in
            language.lexicon.completions(of: Letters.indices(of: prefix) ?? [], count: 5)
                .map { Letters.word($0.letters) }
        }
        #expect(words("HELL").contains("HELLO"))
        #expect(words("MARI").contains("MARIA"))
        #expect(words("").first == "THE")
        #expect(words("QZ").isEmpty)
    }

    @Test func lettersThatFollowEachOtherSumToOne() {
        let characters = language.characters
        for word in ["", "Q", "TH", "STRENG", "MARIA", "XXXXXXXX", "ZZYZX"] {
            let context = (Letters.indices(of: word) ?? []).reduce(characters.start) {
                characters.context(after: $1, in: $0)
            }
            let sum = (0..<CharacterModel.symbolCount).reduce(Float(0)) {
                $0 + characters.probability(of: $1, after: context)
            }
            #expect(abs(sum - 1) < 1e-4, "\(word)")
        }
    }

    @Test func namesThatItDoesNotKnowAreLikelierThanNoise() throws {
        for (name, noise) in [("KATARZYNA", "KZTARZYQA"), ("EILIDH", "XILQDH"), ("MARLOWSON", "MWRLXWSON")] {
            let isKnown = language.contains(name)
            #expect(!isKnown, "\(name)")
            let probability = try [name, noise].map {
                try language.characters.probability(of: #require(Letters.indices(of: $0)))
            }
            #expect(probability[0] > 1000 * probability[1], "\(name)")
        }
    }
}
