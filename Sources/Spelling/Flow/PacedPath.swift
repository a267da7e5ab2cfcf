/// Follows the pace of a hand: letters of the best path count when the hold rule types them too, or when they follow one
/// another so fast that the hand cannot mean to hold them.
struct PacedPath: Sendable {
    /// The longest time between two letters of a hand that does not hold them, in milliseconds.
    ///
    /// A hand that holds needs the time of the hold and that of the way from letter to letter.
    private static let longestInterval = 650.0
    /// For how long one of the two rules may be later than the other with a letter that is gone, in milliseconds.
    private static let longestDelay = 700.0

    /// Letters of the path that neither the hold rule nor the pace has confirmed, and their ages in milliseconds.
    private var waiting: [(letter: String, age: Double)] = []
    /// Letters that were typed lately, and by which rule.
    private var typed: [(letter: String, isHeld: Bool, age: Double)] = []

    /// Whether letters follow one another too fast to be held.
    private var isFast: Bool { typed.last.map { !$0.isHeld && $0.age <= Self.longestInterval } ?? false }

    /// Adds a frame.
    ///
    /// - Parameters:
    ///   - letters: those of the best path that begin with it.
    ///   - held: the letter that the hold rule types with it.
    ///   - step: the milliseconds that it counts for.
    /// - Returns: the letters to type.
    mutating func add(_ letters: [String], held: String?, after step: Double) -> [String] {
        for index in waiting.indices { waiting[index].age += step }
        for index in typed.indices { typed[index].age += step }
        // A letter that is held for long may be read at the end of its hold.
        let last = typed.last
        typed.removeAll { $0.age > Self.longestDelay }
        if let last, last.isHeld, typed.isEmpty { typed = [last] }
        var counted: [String] = []
        for letter in letters {
            if let index = typed.firstIndex(where: { $0.letter == letter && $0.isHeld }) {
                typed.remove(at: index)
                continue
            }
            if isFast || waiting.last.map({ $0.age <= Self.longestInterval }) == true {
                counted += waiting.map(\.letter)
                waiting = []
                note(counted, isHeld: false)
            }
            if isFast {
                counted.append(letter)
                note([letter], isHeld: false)
            } else {
                waiting.append((letter, 0))
            }
        }
        waiting.removeAll { $0.age > Self.longestInterval }
        if let held { counted += confirm(held) }
        return counted
    }

    /// Takes a letter that the hold rule or a stroke types.
    ///
    /// - Returns: the letter, or none if the pace has confirmed it already.
    mutating func confirm(_ letter: String) -> [String] {
        if let index = typed.firstIndex(where: { $0.letter == letter && !$0.isHeld }) {
            typed.remove(at: index)
            return []
        }
        // What came before it was only the way to it.
        let isKnown = waiting.contains { $0.letter == letter }
        waiting = []
        if !isKnown { note([letter], isHeld: true) }
        return [letter]
    }

    /// Forgets the letters that wait, because the word has ended or was changed.
    mutating func restart() { (waiting, typed) = ([], []) }

    private mutating func note(_ letters: [String], isHeld: Bool) {
        typed += letters.map { (letter: $0, isHeld: isHeld, age: 0) }
    }
}
