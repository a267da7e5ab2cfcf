import Foundation
import Practice
import TestSupport
import Testing

@Suite struct WordListTests {
    @Test func themesHaveTwentyToFortyWordsThatCanBeSpelled() {
        #expect(WordList.builtIn.count >= 8)
        for list in WordList.builtIn {
            #expect((20...41).contains(list.words.count), "\(list.name) has \(list.words.count)")
        }
        #expect(Set(WordList.builtIn.map(\.name)).count == WordList.builtIn.count)
        let letters = Set(WordList.builtIn.flatMap(\.words).joined())
        #expect(letters.count == 26)
    }

    @Test func minimalPairsAreThoseOfTheClassics() {
        #expect(WordList.minimalPairs.map { $0.joined() } == ["ASETMN", "URVK", "PQ", "GH"])
    }

    @Test func ownListsAreReadAndTheirBadLinesTold() throws {
        let folder = try TemporaryFolder()
        try folder.write(Array("# family\nAnna Bob\r\n\ncafé\nbob\nx\nmum".utf8), to: "lists/family.txt")
        try folder.write(Array("# nothing\n".utf8), to: "lists/empty.txt")
        try folder.write([0xff, 0xfe, 0x00], to: "lists/bytes.txt")
        try folder.write(Array("ignored".utf8), to: "lists/notes.md")
        let own = OwnWordLists(folder: folder.file("lists"))
        #expect(own.lists == [WordList(name: "family", words: ["ANNA", "BOB", "MUM"])])
        #expect(own.problems.count == 4)
        #expect(own.problems.contains { $0.contains("family.txt, line 4: “café”") })
        #expect(own.problems.contains { $0.contains("family.txt, line 6: “x”") })
        #expect(own.problems.contains { $0.hasSuffix("empty.txt has no words.") })
        #expect(own.problems.contains { $0.contains("bytes.txt cannot be read: it is no text") })
        #expect(OwnWordLists(folder: folder.file("none")) == OwnWordLists(folder: folder.file("none too")))
    }
}
