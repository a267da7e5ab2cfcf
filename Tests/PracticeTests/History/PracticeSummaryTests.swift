import Foundation
import Practice
import Testing

@Suite struct PracticeSummaryTests {
    private let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 3600) ?? .gmt
        return calendar
    }()

    private func result(
        _ letters: [(String, Bool)], day: Int, hour: Double = 12, skipped: [String] = []
    ) -> PracticeResult {
        let date = calendar.date(from: DateComponents(year: 2026, month: 3, day: day)) ?? .distantPast
        var result = PracticeResult(
            SigningExercise(text: letters.map(\.0).joined()), kind: .signingWords,
            date: date.addingTimeInterval(hour * 3600))
        result.letters = letters.map {
            PracticeResult.Letter(letter: $0.0, milliseconds: 2000, isFaultless: $0.1)
        }
        result.skipped = skipped
        result.isRight = letters.allSatisfy(\.1) && skipped.isEmpty
        return result
    }

    private func summary(_ results: [PracticeResult], day: Int) -> PracticeSummary {
        let now = calendar.date(from: DateComponents(year: 2026, month: 3, day: day, hour: 9)) ?? .distantPast
        return PracticeSummary(PracticeHistory(results), now: now, calendar: calendar)
    }

    @Test func accuracyByLetter() {
        let summary = summary(
            [
                result([("A", true), ("T", false)], day: 1),
                result([("T", true), ("A", true)], day: 1, skipped: ["X"]),
            ],
            day: 1)
        #expect(summary.letters.map(\.letter) == ["A", "T", "X"])
        #expect(summary.letters.map(\.accuracy) == [1, 0.5, 0] && summary.letters.map(\.count) == [2, 2, 1])
        #expect(summary.weakest(5).map(\.letter) == ["X", "T"] && summary.weakest(1).map(\.letter) == ["X"])
        #expect(summary.score == 35)
    }

    @Test func daysAreThoseOfTheCalendar() {
        // A quarter past midnight and a quarter to midnight are one day here and two by universal time.
        let summary = summary(
            [result([("A", true)], day: 2, hour: 0.25), result([("B", true)], day: 2, hour: 23.75)], day: 2)
        #expect(summary.days.count == 1 && summary.days[0].exercises == 2 && summary.days[0].score == 20)
        #expect(summary.days[0].lettersPerMinute == 30 && summary.days[0].read == nil)
    }

    @Test(arguments: [(5, 3), (6, 3), (7, 0)]) func daysInARow(today: Int, count: Int) {
        let results = [1, 3, 4, 5].map { result([("A", true)], day: $0) }
        #expect(summary(results, day: today).daysInARow == count)
    }

    @Test func readingIsCountedByItself() {
        var right = ReadingExercise(word: "tea")
        right.answer("tea")
        var wrong = ReadingExercise(word: "taxi")
        wrong.answer("tax")
        wrong.answer("taxi")
        let results = [right, wrong].map {
            PracticeResult($0, milliseconds: 1000, date: Date(timeIntervalSince1970: 1_800_000_000))
        }
        let summary = PracticeSummary(
            PracticeHistory(results), now: Date(timeIntervalSince1970: 1_800_000_000), calendar: calendar)
        #expect(summary.days.map(\.read) == [0.5] && summary.days[0].lettersPerMinute == nil)
        #expect(summary.letters.isEmpty && summary.daysInARow == 1)
    }

    @Test func nothingWasPractised() {
        let summary = summary([], day: 1)
        #expect(summary.days.isEmpty && summary.daysInARow == 0 && summary.score == 0)
    }
}
