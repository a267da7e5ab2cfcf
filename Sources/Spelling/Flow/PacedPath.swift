/// Follows the pace of a hand: letters of the best path count when the hold rule types them too, or when they follow one
/// another so fast that the hand cannot mean to hold them.
///
/// A slow hand shows other letters for a moment on its way from one letter to the next. So the longer a hand has held its
/// letters, the more letters must follow one another before it counts as fast.
struct PacedPath: Sendable {
    /// The longest time between two letters of a hand that does not hold them, in milliseconds.
    ///
    /// A hand that holds needs the time of the hold and that of the way from letter to letter.
    private static let longestInterval = 850.0
    /// After how many milliseconds no more letters follow if the hand has gone.
    private static let delayAtEnd = 300.0
    /// For how long one of the two rules may be later than the other with a letter that is gone, in milliseconds.
    private static let longestDelay = 700.0
    /// How many letters in a row make a hand fast that has held none for long, and how many any other.
    private static let (fewestLetters, mostLetters) = (2, 4)
    /// A letter is held for long if no other begins for so many milliseconds after it was typed.
    private static let longHold = 600.0
    /// A hand is slow if it holds letters that are typed so many milliseconds apart.
    private static let slowInterval = 900.0

    /// Letters of the path that neither the hold rule nor the pace has confirmed, and their ages in milliseconds.
    private var waiting: [(letter: String, age: Double)] = []
    /// Letters that were typed lately, and by which rule.
    private var typed: [(letter: String, isHeld: Bool, age: Double)] = []
    /// Milliseconds since the hold rule typed a letter; nil when another letter or another word has begun.
    private var sinceHeld: Double?
    /// How many letters in a row were held by a slow hand.
    private var slowLetters = 0
    /// Whether a letter of the word was typed.
    private var hasBegun = false
    /// How many letters must follow one another for the hand to count as fast, as it was when the first of them began.
    private var neededLetters = fewestLetters

    /// Whether letters follow one another too fast to be held.
    private var isFast: Bool { typed.last.map { !$0.isHeld && $0.age <= Self.longestInterval } ?? false }

    /// Adds a frame.
    ///
    /// - Parameters:
    ///   - letters: those of the best path that begin with it.
    ///   - held: the letter that the hold rule types with it.
    ///   - isAway: whether the hand has gone.
    ///   - step: the milliseconds that it counts for.
    /// - Returns: the letters to type.
    mutating func add(_ letters: [String], held: String?, isAway: Bool = false, after step: Double) -> [String] {
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
            if waiting.isEmpty { beginRun() }
            waiting.append((letter, 0))
            if isFast || waiting.count >= neededLetters { counted += takeWaiting() }
        }
        if let last = waiting.last, last.age > (isAway ? Self.delayAtEnd : Self.longestInterval) {
            // The last letter of a fast hand comes alone.
            let wasFast = hasBegun && sinceHeld == nil
            if wasFast || waiting.count >= Self.fewestLetters + slowLetters { counted += takeWaiting() }
            waiting = []
        }
        if let held { counted += confirm(held) }
        return counted
    }

    /// Takes a letter that the hold rule or a stroke types.
    ///
    /// - Returns: the letter with those that wait before it if the hand is not slow; none if the pace has confirmed it.
    mutating func confirm(_ letter: String) -> [String] {
        if let index = typed.firstIndex(where: { $0.letter == letter && !$0.isHeld }) {
            typed.remove(at: index)
            return []
        }
        let isKnown = waiting.contains { $0.letter == letter }
        let earlier = waiting.map(\.letter).prefix { $0 != letter }
        // Of a slow hand, and before the first letter, they were only the way to it.
        let isWay = !hasBegun || earlier.count + 1 < neededLetters
        if isWay, let sinceHeld, sinceHeld >= Self.slowInterval { slowLetters += 1 }
        (waiting, sinceHeld, hasBegun) = ([], 0, true)
        if !isWay { note(Array(earlier), isHeld: false) }
        if !isKnown { note([letter], isHeld: true) }
        return isWay ? [letter] : earlier + [letter]
    }

    /// Notes how slow the hand was before the first letter that waits.
    private mutating func beginRun() {
        let isHeldForLong = sinceHeld.map { $0 >= Self.longHold } ?? false
        neededLetters = min(Self.fewestLetters + slowLetters + (isHeldForLong ? 1 : 0), Self.mostLetters)
    }

    /// The letters that wait, which count now; the hand is fast.
    private mutating func takeWaiting() -> [String] {
        let letters = waiting.map(\.letter)
        (waiting, sinceHeld, slowLetters, hasBegun) = ([], nil, 0, true)
        note(letters, isHeld: false)
        return letters
    }

    /// Forgets letters, but not the pace, because the word has ended or was changed.
    mutating func restart() { (waiting, typed, sinceHeld, hasBegun) = ([], [], nil, false) }

    private mutating func note(_ letters: [String], isHeld: Bool) {
        typed += letters.map { (letter: $0, isHeld: isHeld, age: 0) }
    }
}
