import Basics
import Testing

@testable import HandModel

@Suite struct SigningStyleTests {
    private let pace = SigningPace(hold: 500, transition: 200, entry: 300, stroke: 800, bounce: 250, empty: 400)

    private func style(_ doubling: SigningStyle.Doubling, undershoot: Float = 0) -> SigningStyle {
        SigningStyle(doubling: doubling, unevenness: 0, largestUndershoot: undershoot)
    }

    /// The hand in the middle of the first L, between the two, and in the middle of the second one.
    private func double(_ doubling: SigningStyle.Doubling) throws -> [PlacedPose] {
        let word = FingerspellingWord("LL", pace: pace, style: style(doubling))
        return try [950.0, 1525, 2100].map { try #require(word.moment(at: $0).hand) }
    }

    @Test func aSlideMovesTheSecondLetterAsideInTheSameShape() throws {
        let hands = try double(.slide)
        #expect(hands[2].offset.x < hands[0].offset.x - 2)
        #expect(hands[0].pose.difference(from: hands[1].pose) < 4)
    }

    @Test func reformingOpensTheHandInItsPlace() throws {
        let hands = try double(.reform)
        #expect(hands[0].pose.difference(from: hands[1].pose) > 8)
        #expect(abs(hands[1].offset.x - hands[0].offset.x) < 1.5)
        #expect(hands[0].pose.difference(from: hands[2].pose) < 4)
    }

    @Test func aBounceIsSmall() throws {
        let hands = try double(.bounce)
        #expect(hands[1].offset.y < hands[0].offset.y && hands[1].offset.y > hands[0].offset.y - 2)
        #expect(hands[0].pose.difference(from: hands[1].pose) < 4)
    }

    @Test func undershootLeavesALetterBetweenItsPoseAndTheOneBefore() throws {
        func reached(_ undershoot: Float) throws -> Float {
            let word = FingerspellingWord("BS", pace: pace, style: style(.slide, undershoot: undershoot), seed: 4)
            let fist = try #require(Alphabet.american.pose(of: "S"))
            return try #require(word.moment(at: 1650).hand).pose.difference(from: fist)
        }
        #expect(try reached(0) < 4)
        #expect(try reached(0.5) > 6)
    }

    @Test func unevenTimesDifferBetweenLettersAndDependOnTheSeedAlone() {
        func duration(_ seed: UInt64) -> Double {
            let style = SigningStyle(doubling: .slide, unevenness: 0.3, largestUndershoot: 0)
            return FingerspellingWord("WATER", pace: pace, style: style, seed: seed).duration
        }
        #expect(duration(1) == duration(1))
        #expect(duration(1) != duration(2))
        #expect(FingerspellingWord("WATER", pace: pace, style: style(.slide)).duration == 2600 + 4 * 200 + 1300)
    }

    @Test func aRandomSignerHasOnePoseForEachLetter() throws {
        var generator = SeededGenerator(seed: 5)
        let signer = Alphabet.american.ofRandomSigner(using: &generator)
        #expect(signer.letters == Alphabet.american.letters)
        for letter in signer.letters {
            let pose = try #require(signer.pose(of: letter))
            #expect(signer.variants(of: letter) == [pose])
            let nearest = Alphabet.american.variants(of: letter).map(pose.difference(from:)).min() ?? .infinity
            #expect(nearest < 12, "\(letter)")
        }
        let other = Alphabet.american.ofRandomSigner(using: &generator)
        #expect(other.pose(of: "A") != signer.pose(of: "A"))
    }
}
