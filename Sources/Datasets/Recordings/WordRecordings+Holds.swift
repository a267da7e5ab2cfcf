import Basics
import Imaging
import Recognition

extension WordRecordings {
    /// Milliseconds between two pictures of a held letter.
    private static let heldInterval = 66.0
    /// The pictures without a hand before the first letter, and after the last one, long enough for a word to end.
    private static let (picturesBefore, picturesAfter) = (6, 16)

    /// Prepares words of which each letter is held by a person; one letter follows another without a transition.
    ///
    /// J, Z and double letters are left out, since a held hand shows neither.
    ///
    /// - Parameters:
    ///   - words: in capitals; those of 3 to 8 letters that a person has held are drawn from, the earlier ones more often.
    ///   - perSigner: the number of words of each person.
    ///   - seed: the seed of the draw.
    /// - Throws: `DatasetError.empty` if no word can be put together.
    public init(
        holds: HoldRecordings, words: [String], perSigner: Int = 15, seed: UInt64 = 2
    ) throws(DatasetError) {
        let people = Dictionary(grouping: holds.holds, by: \.signer).sorted { $0.key < $1.key }
        let usable = words.filter { word in
            (3...8).contains(word.count) && zip(word, word.dropFirst()).allSatisfy { $0 != $1 }
                && word.allSatisfy { !LetterLabels.moving.contains(String($0)) }
        }
        var found: [Recording] = []
        var generator = SeededGenerator(seed: seed)
        for (signer, holds) in people {
            let letters = Dictionary(holds.map { ($0.letter, $0) }) { first, _ in first }
            let possible = usable.filter { $0.allSatisfy { letters[String($0)] != nil } }
            guard !possible.isEmpty else { continue }
            for _ in 0..<perSigner {
                let place = Double(possible.count) * generator.uniform() * generator.uniform()
                let word = possible[min(Int(place), possible.count - 1)]
                let pictures = word.flatMap { letters[String($0)]?.pictures ?? [] }
                found.append(
                    Recording(word: word, group: signer) { body in
                        var number = 0
                        func show(_ image: GreyImage) throws {
                            try body(Frame(image, time: Double(number) * Self.heldInterval, sequence: number))
                            number += 1
                        }
                        let images = try pictures.map { try Still.readGrey($0) }
                        guard let first = images.first else { return }
                        let empty = GreyImage(
                            width: first.width, height: first.height,
                            pixels: [UInt8](repeating: 128, count: first.width * first.height))
                        for _ in 0..<Self.picturesBefore { try show(empty) }
                        for image in images { try show(image) }
                        for _ in 0..<Self.picturesAfter { try show(empty) }
                    })
            }
        }
        guard !found.isEmpty else { throw .empty(path: "the held letters") }
        self.init(recordings: found)
    }
}
