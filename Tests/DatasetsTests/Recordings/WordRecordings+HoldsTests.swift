import Foundation
import Imaging
import TestSupport
import Testing

@testable import Datasets

@Suite struct WordsOfHeldLettersTests {
    /// Ann holds C, A and T for two pictures each; every letter is a picture of its own grey.
    private func holds(in folder: TemporaryFolder) throws -> HoldRecordings {
        var table = "file,letter,signer,index\n"
        for (letter, grey) in [("C", 10), ("A", 20), ("T", 30), ("J", 40)] {
            for number in 0..<2 {
                let name = "\(letter)\(number).png"
                try PNG.write(
                    GreyImage(width: 8, height: 6, pixels: [UInt8](repeating: UInt8(grey), count: 48)),
                    to: folder.file(name))
                table += "\(name),\(letter),ann,\(number)\n"
            }
        }
        try folder.write(Array(table.utf8), to: "holds.csv")
        return try HoldRecordings(contentsOf: folder.url)
    }

    @Test func wordsArePutTogetherFromALettersPicturesInOrder() throws {
        let folder = try TemporaryFolder()
        let words = try WordRecordings(holds: holds(in: folder), words: ["CAT"], perSigner: 2)
        #expect(words.recordings.map(\.word) == ["CAT", "CAT"] && words.recordings.allSatisfy { $0.group == "ann" })
        var shown: [(time: Double, grey: UInt8)] = []
        try words.recordings[0].forEachFrame { frame in
            shown.append((frame.time, try frame.luminance().pixels[0]))
        }
        let hand = shown.filter { $0.grey != 128 }
        #expect(hand.map(\.grey) == [10, 10, 20, 20, 30, 30])
        #expect(shown.first?.grey == 128 && shown.last?.grey == 128)
        #expect(zip(shown.dropFirst(), shown).allSatisfy { $0.time - $1.time == 66 })
    }

    @Test func wordsThatHeldLettersCannotShowAreLeftOut() throws {
        let folder = try TemporaryFolder()
        let holds = try holds(in: folder)
        let words = try WordRecordings(holds: holds, words: ["DOG", "JAC", "ATTAC", "AT", "ACT"], perSigner: 5)
        #expect(Set(words.recordings.map(\.word)) == ["ACT"])
        #expect(throws: DatasetError.self) { try WordRecordings(holds: holds, words: ["DOG"]) }
    }
}
