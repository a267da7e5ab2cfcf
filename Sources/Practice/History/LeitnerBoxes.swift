import FoundationEssentials

/// How well letters and words are known, by boxes: what was right moves up a box, what was wrong goes back to the first.
///
/// What lies in a higher box is asked again after a longer time and more seldom. Source: Sebastian Leitner, "So lernt man
/// lernen", Herder 1972; the intervals double from box to box, as in most programs that use his boxes.
struct LeitnerBoxes: Sendable {
    /// How many boxes there are.
    static let count = 5
    private static let day = 86_400.0
    /// How much more seldom an item is asked that is not due.
    private static let weightBeforeDue = 0.1

    private struct Place {
        var box = 1
        var date: Date
    }

    private var places: [String: Place] = [:]

    init() {}

    /// The box of an item, 1…5; 1 for one that was never asked.
    func box(of item: String) -> Int { places[item]?.box ?? 1 }

    /// Moves an item by an answer; one that is right before it was due stays where it is.
    mutating func move(_ item: String, isRight: Bool, date: Date) {
        guard !isRight || isDue(item, now: date) else { return }
        let box = isRight ? min(box(of: item) + 1, Self.count) : 1
        places[item] = Place(box: box, date: date)
    }

    /// When an item is due again: at once for those of the first box, then after 1, 2, 4 and 8 days.
    func isDue(_ item: String, now: Date) -> Bool {
        guard let place = places[item], place.box > 1 else { return true }
        let interval = Self.day * Double(1 << (place.box - 2))
        // A clock that was set back must not hide an item for years.
        return abs(now.timeIntervalSince(place.date)) >= interval
    }

    /// How often an item is asked in relation to others: half as often for each box, a tenth before it is due.
    func weight(of item: String, now: Date) -> Double {
        (isDue(item, now: now) ? 1 : Self.weightBeforeDue) / Double(1 << (box(of: item) - 1))
    }
}
