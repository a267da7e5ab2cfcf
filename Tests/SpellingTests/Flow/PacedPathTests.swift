import Testing

@testable import Spelling

@Suite struct PacedPathTests {
    /// Plays frames of 100 ms; a small letter is one of the best path, a capital one that the hold rule types.
    private func typed(_ frames: String) -> String {
        var path = PacedPath()
        return frames.flatMap { frame -> [String] in
            let letter = frame.uppercased()
            return path.add(
                frame.isLowercase ? [letter] : [], held: frame.isUppercase ? letter : nil, after: 100)
        }.joined()
    }

    @Test func aLetterThatIsHeldIsTypedOnceWhicheverRuleComesFirst() {
        #expect(typed("..a..A......b..B..") == "AB")
        #expect(typed("..A..a......B.b...") == "AB")
    }

    @Test func aLetterMayBeReadAtTheEndOfALongHold() {
        #expect(typed("..A..................ab...B....") == "AB")
    }

    @Test func aSingleLetterThatIsNotHeldIsNoLetter() {
        #expect(typed("..a...............") == "")
        #expect(typed("..a.........b.....") == "")
    }

    @Test func lettersThatFollowFastNeedNoHold() {
        #expect(typed("..c...a...t.......") == "CAT")
        #expect(typed("..l..l..") == "LL")
    }

    @Test func whatCameBeforeAHeldLetterWasTheWayToIt() {
        #expect(typed("..s.A...") == "A")
    }

    @Test func aFastHandThatThenHoldsTypesNothingTwice() {
        #expect(typed("..c...a...A.....") == "CA")
    }

    @Test func whatASlowHandShowsOnItsWayIsNoLetter() {
        #expect(typed("..b..B...........d.l...L......") == "BL")
        #expect(typed("..B...........A...........d.e.l..L.........c.h.i.I") == "BALI")
    }

    @Test func aHandThatHeldALetterForLongMayBecomeFast() {
        #expect(typed("..b..B...........a.c.k......") == "BACK")
        #expect(typed("..B........A........c.o.r.d..s......") == "BACORDS")
    }

    @Test func aLetterThatIsHeldNoLongerThanNeededLeavesTheHandFast() {
        #expect(typed("..g..G....a....r....d.D.....") == "GARD")
    }

    @Test func aFastHandMayHoldTheLetterThatFollows() {
        #expect(typed("..G....k..E......") == "GKE")
        #expect(typed("..c...a...t........k...E") == "CATKE")
    }

    @Test func theLastLetterOfAFastHandComesAlone() {
        #expect(typed("..c...a.........t.........") == "CAT")
        #expect(typed("..C............t.........") == "C")
        var path = PacedPath()
        #expect(path.add(["O"], held: nil, after: 100).isEmpty)
        #expect(path.add(["K"], held: nil, after: 100) == ["O", "K"])
        for _ in 0..<9 { #expect(path.add([], held: nil, after: 100).isEmpty) }
        #expect(path.add(["S"], held: nil, isAway: true, after: 100).isEmpty)
        let last = (0..<4).flatMap { _ in path.add([], held: nil, isAway: true, after: 100) }
        #expect(last == ["S"])
    }

    @Test func twoLettersThatFollowAHeldOneEndAWord() {
        #expect(typed("..w..W.......e..r.........") == "WER")
        #expect(typed("..B.........A.........w..W.......e..r.........") == "BAW")
    }

    @Test func theNextWordMayBeFastAtOnce() {
        var path = PacedPath()
        #expect(path.add([], held: "A", after: 100) == ["A"])
        for _ in 0..<20 { _ = path.add([], held: nil, after: 100) }
        path.restart()
        #expect(path.add(["O"], held: nil, after: 100).isEmpty)
        #expect(path.add(["K"], held: nil, after: 100) == ["O", "K"])
    }

    @Test func afterAChangeNothingWaits() {
        var path = PacedPath()
        #expect(path.add(["A"], held: nil, after: 100).isEmpty)
        path.restart()
        #expect(path.add(["B"], held: nil, after: 100).isEmpty)
    }
}
