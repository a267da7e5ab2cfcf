import FoundationEssentials
import Recognition

/// What a history shows: how well each letter is known, and how practice went day by day.
public struct PracticeSummary: Sendable, Equatable {
    /// How a letter was signed.
    public struct Letter: Sendable, Equatable {
        /// The letter.
        public var letter: String
        /// How often it was asked and signed, or left out.
        public var count: Int
        /// The share of these without a mistake, 0…1.
        public var accuracy: Double
    }

    /// What was practised on one day.
    public struct Day: Sendable, Equatable {
        /// The start of the day.
        public var date: Date
        /// How many exercises there were.
        public var exercises: Int
        /// The points.
        public var score: Int
        /// The letters that were signed a minute; nil when none was.
        public var lettersPerMinute: Double?
        /// The share of words that were read at the first try, 0…1; nil when none was read.
        public var read: Double?
    }

    /// The letters that were ever asked, from A to Z.
    public let letters: [Letter]
    /// The days of practice, the earliest first.
    public let days: [Day]
    /// How many days running there was practice, up to today, or to yesterday if there was none yet today.
    public let daysInARow: Int
    /// The points of all time.
    public let score: Int

    /// Summarises a history.
    ///
    /// - Parameters:
    ///   - now: when today is.
    ///   - calendar: where days begin.
    public init(_ history: PracticeHistory, now: Date, calendar: Calendar = .current) {
        var counts: [String: (all: Int, faultless: Int)] = [:]
        for result in history.results where result.kind.isSigning {
            for letter in result.letters {
                counts[letter.letter, default: (0, 0)].all += 1
                if letter.isFaultless { counts[letter.letter, default: (0, 0)].faultless += 1 }
            }
            for letter in result.skipped { counts[letter, default: (0, 0)].all += 1 }
        }
        letters = LetterLabels.alphabet.compactMap { letter in
            counts[letter].map {
                Letter(letter: letter, count: $0.all, accuracy: Double($0.faultless) / Double($0.all))
            }
        }
        days = Dictionary(grouping: history.results) { calendar.startOfDay(for: $0.date) }
            .sorted { $0.key < $1.key }.map { Day($0.key, $0.value) }
        score = history.results.reduce(0) { $0 + $1.score }
        daysInARow = Self.run(Set(days.map(\.date)), until: calendar.startOfDay(for: now), calendar)
    }

    /// The letters that were signed with the most mistakes, the worst first, at most so many.
    public func weakest(_ count: Int) -> [Letter] {
        Array(
            letters.filter { $0.accuracy < 1 }.sorted { ($0.accuracy, $0.letter) < ($1.accuracy, $1.letter) }.prefix(
                count))
    }

    private static func run(_ days: Set<Date>, until today: Date, _ calendar: Calendar) -> Int {
        func before(_ day: Date) -> Date {
            // Noon is within the day before whatever hours the clocks were changed by.
            calendar.startOfDay(for: day.addingTimeInterval(-43_200))
        }
        var day = days.contains(today) ? today : before(today)
        var count = 0
        while days.contains(day) {
            count += 1
            day = before(day)
        }
        return count
    }
}

extension PracticeSummary.Day {
    init(_ date: Date, _ results: [PracticeResult]) {
        self.date = date
        exercises = results.count
        score = results.reduce(0) { $0 + $1.score }
        lettersPerMinute = results.filter(\.kind.isSigning).lettersPerMinute
        let reading = results.filter { !$0.kind.isSigning }
        read = reading.isEmpty ? nil : Double(reading.count(where: \.isRight)) / Double(reading.count)
    }
}
