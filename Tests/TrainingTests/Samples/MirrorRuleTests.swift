import Testing

@testable import Training

@Suite struct MirrorRuleTests {
    private func guesses(_ collection: String, left: Int, right: Int, unknown: Int = 0)
        -> [(collection: String, side: String)]
    {
        let sides =
            [String](repeating: "Left", count: left) + [String](repeating: "Right", count: right)
            + [String](repeating: "", count: unknown)
        return sides.map { (collection, $0) }
    }

    @Test func collectionFollowsItsMajority() {
        #expect(MirrorRule.mirrored(guesses("a", left: 90, right: 10)) == [Bool](repeating: false, count: 100))
        #expect(MirrorRule.mirrored(guesses("a", left: 10, right: 90)) == [Bool](repeating: true, count: 100))
    }

    @Test func collectionOfBothSidesIsTakenByPicture() {
        #expect(MirrorRule.mirrored(guesses("a", left: 2, right: 2)) == [false, false, true, true])
        #expect(MirrorRule.mirrored(guesses("a", left: 3, right: 2)) == [false, false, false, true, true])
    }

    @Test func quarterStillCountsAsError() {
        #expect(MirrorRule.mirrored(guesses("a", left: 3, right: 1)) == [false, false, false, false])
    }

    @Test func unknownSidesFollowTheMajority() {
        #expect(MirrorRule.mirrored(guesses("a", left: 0, right: 5, unknown: 2)).suffix(2) == [true, true])
        #expect(MirrorRule.mirrored(guesses("a", left: 2, right: 3, unknown: 1)).last == true)
        #expect(MirrorRule.mirrored(guesses("a", left: 0, right: 0, unknown: 2)) == [false, false])
    }

    @Test func collectionsAreJudgedApart() {
        let both = guesses("a", left: 1, right: 0) + guesses("b", left: 0, right: 1)
        #expect(MirrorRule.mirrored(both) == [false, true])
    }

    @Test func nothingGivesNothing() {
        #expect(MirrorRule.mirrored([]).isEmpty)
    }
}
