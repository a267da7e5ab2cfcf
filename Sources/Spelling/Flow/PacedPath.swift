/// Follows the pace of a hand: letters of the best path count when the hold rule types them too, or when they follow one
/// another so fast that the hand cannot mean to hold them.
///
/// A slow hand shows other letters for a moment on its way from one letter to the next. So the longer a hand has held its
/// letters, the more letters must follow one another before it counts as fast.
struct PacedPath: Sendable {
    /// The longest time between two letters of a hand that does not hold them, in milliseconds.
    ///
    /// A hand that holds needs the time of the hold and that of the way from letter to letter.
    private static let longestInterval = 650.0
    /// For how long one of the two rules may be later than the other with a letter that is gone, in milliseconds.
    private static let longestDelay = 700.0
    /// How many letters in a row make a hand fast that has held none for long, and how many any other.
    private static let (fewestLetters, mostLetters) = (2, 4)
    /// From how many milliseconds after it was typed on, a letter that is still the last one is held for long.
    private static let longHold = 600.0

    /// Letters of the path that neither the hold rule nor the pace has confirmed, and their ages in milliseconds.
    private var waiting: [(letter: String, age: Double)] = []
    /// Letters that were typed lately, and by which rule.
    private var typed: [(letter: String, isHeld: Bool, age: Double)] = []
    /// Milliseconds since the hold rule typed a letter; nil when another letter or another word has begun.
    private var sinceHeld: Double?
    /// How many letters in a row were held for long, without the last one.
    private var longHolds = 0

    /// Whether letters follow one another too fast to be held.
    private var isFast: Bool { typed.last.map { !$0.isHeld && $0.age <= Self.longestInterval } ?? false }
    /// Whether the last letter is held for long.
    private var isHeldForLong: Bool { sinceHeld.map { $0 >= Self.longHold } ?? false }
    /// How many letters must follow one another for the hand to count as fast.
    private var neededLetters: Int {
        min(Self.fewestLetters + longHolds + (isHeldForLong ? 1 : 0), Self.mostLetters)
    }

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
        sinceHeld = sinceHeld.map { $0 + step }
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
            waiting.append((letter, 0))
            guard isFast || waiting.count >= neededLetters else { continue }
            let letters = waiting.map(\.letter)
            counted += letters
            waiting = []
            (sinceHeld, longHolds) = (nil, 0)
            note(letters, isHeld: false)
        }
        if let last = waiting.last, last.age > Self.longestInterval { waiting = [] }
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
        if isHeldForLong { longHolds += 1 }
        sinceHeld = 0
        // What came before it was only the way to it.
        let isKnown = waiting.contains { $0.letter == letter }
        waiting = []
        if !isKnown { note([letter], isHeld: true) }
        return [letter]
    }

    /// Forgets letters, but not the pace, because the word has ended or was changed.
    mutating func restart() { (waiting, typed, sinceHeld) = ([], [], nil) }

    private mutating func note(_ letters: [String], isHeld: Bool) {
        typed += letters.map { (letter: $0, isHeld: isHeld, age: 0) }
    }
}
