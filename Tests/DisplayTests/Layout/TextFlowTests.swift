import Testing

@testable import Display

@Suite struct TextFlowTests {
    /// Every character takes one unit.
    private func lines(_ text: String, _ width: Double) -> [String] {
        TextFlow.lines(of: text, width: width) { Double($0.count) }
    }

    @Test func shortTextIsOneLine() {
        #expect(lines("HELLO", 10) == ["HELLO"])
        #expect(lines("", 10) == [""])
    }

    @Test func breaksAfterSpaces() {
        #expect(lines("HELLO BRAVE WORLD", 11) == ["HELLO BRAVE ", "WORLD"])
        #expect(lines("HELLO BRAVE WORLD", 10) == ["HELLO ", "BRAVE ", "WORLD"])
    }

    @Test func aWordThatFitsExactlyStays() {
        #expect(lines("AB CDE", 6) == ["AB CDE"])
        #expect(lines("AB CDE", 5) == ["AB ", "CDE"])
    }

    @Test func longWordsAreBroken() {
        #expect(lines("ABCDEFGH", 3) == ["ABC", "DEF", "GH"])
        #expect(lines("A BCDEFGH", 3) == ["A ", "BCD", "EFG", "H"])
    }

    @Test func spacesAtTheEndAreKept() {
        #expect(lines("AB ", 5) == ["AB "])
        #expect(lines("ABCDE ", 5) == ["ABCDE "])
        #expect(lines("   ", 5) == ["   "])
    }

    @Test func nothingIsLost() {
        let text = "THE QUICK  BROWN FOX JUMPS OVERTHELAZYDOG AND ON "
        for width in 1...30 {
            #expect(lines(text, Double(width)).joined() == text)
        }
    }

    @Test func lineFeedsBreakToo() {
        #expect(lines("ONE\nTWO", 10) == ["ONE", "TWO"])
        #expect(lines("ONE\n\nTWO", 10) == ["ONE", "", "TWO"])
    }

    @Test func nothingFitsNoWidthYetEveryCharacterIsShown() {
        #expect(lines("ABC", 0) == ["A", "B", "C"])
    }

    @Test func balancedLinesLeaveNoWordAlone() {
        let text = "CHECK ITS CABLE IT IS OPENED AGAIN BY ITSELF SOON"
        let plain = lines(text, 46)
        let balanced = TextFlow.balancedLines(of: text, width: 46) { Double($0.count) }
        #expect(plain == ["CHECK ITS CABLE IT IS OPENED AGAIN BY ITSELF ", "SOON"])
        #expect(balanced == ["CHECK ITS CABLE IT IS ", "OPENED AGAIN BY ITSELF SOON"])
    }

    @Test func oneLineIsBalancedAsItIs() {
        #expect(TextFlow.balancedLines(of: "ONE LINE", width: 20) { Double($0.count) } == ["ONE LINE"])
    }

    @Test(arguments: [("camera", 6.0, "camera"), ("camera", 5, "came…"), ("camera", 1, "…"), ("", 0, "")])
    func shortenedEndsInAnEllipsis(text: String, width: Double, expected: String) {
        #expect(TextFlow.shortened(text, width: width) { Double($0.count) } == expected)
    }
}
