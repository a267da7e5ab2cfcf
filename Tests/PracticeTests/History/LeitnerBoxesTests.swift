import Foundation
import Testing

@testable import Practice

@Suite struct LeitnerBoxesTests {
    private let start = Date(timeIntervalSince1970: 1_800_000_000)
    private func day(_ number: Double) -> Date { start.addingTimeInterval(number * 86_400) }

    @Test func whatIsRightWhenItIsDueMovesUp() {
        var boxes = LeitnerBoxes()
        #expect(boxes.box(of: "A") == 1 && boxes.isDue("A", now: start))
        // Due after 1, 2, 4 and 8 days.
        for (box, date) in zip([2, 3, 4, 5, 5], [0.0, 1, 3, 7, 15]) {
            #expect(boxes.isDue("A", now: day(date)))
            boxes.move("A", isRight: true, date: day(date))
            #expect(boxes.box(of: "A") == box)
            #expect(!boxes.isDue("A", now: day(date + 0.9)))
        }
    }

    @Test func whatIsRightBeforeItIsDueStays() {
        var boxes = LeitnerBoxes()
        for _ in 0..<5 { boxes.move("A", isRight: true, date: start) }
        #expect(boxes.box(of: "A") == 2)
    }

    @Test func whatIsWrongGoesBackToTheFirstBox() {
        var boxes = LeitnerBoxes()
        for date in [0.0, 1, 3] { boxes.move("A", isRight: true, date: day(date)) }
        #expect(boxes.box(of: "A") == 4)
        boxes.move("A", isRight: false, date: day(4))
        #expect(boxes.box(of: "A") == 1 && boxes.isDue("A", now: day(4)))
    }

    @Test func higherBoxesAreAskedMoreSeldom() {
        var boxes = LeitnerBoxes()
        boxes.move("A", isRight: true, date: start)
        #expect(boxes.weight(of: "B", now: start) == 1)
        #expect(boxes.weight(of: "A", now: day(1)) == 0.5)
        #expect(boxes.weight(of: "A", now: start) == 0.05)
    }
}
