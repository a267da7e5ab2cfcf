/// How fast somebody spells, in milliseconds.
public struct SigningPace: Sendable, Equatable {
    /// How long a letter is held still.
    public var hold: Double
    /// How long the hand takes from one letter to the next.
    public var transit: Double
    /// How long the hand takes to come into the picture, and to leave it.
    public var entry: Double
    /// How long a moving letter (J, Z) is drawn.
    public var stroke: Double
    /// How long the hand rests between two equal letters, beside its place.
    public var rest: Double
    /// How long the picture is empty before and after the word.
    public var silence: Double

    /// A careful beginner, about a letter a second.
    public static let careful = SigningPace(
        hold: 750, transit: 320, entry: 450, stroke: 900, rest: 300, silence: 500)

    /// Somebody who spells every day, about three letters a second.
    public static let fluent = SigningPace(
        hold: 180, transit: 170, entry: 300, stroke: 420, rest: 60, silence: 300)

    /// Makes a pace from its parts.
    public init(
        hold: Double, transit: Double, entry: Double, stroke: Double, rest: Double, silence: Double
    ) {
        self.hold = hold
        self.transit = transit
        self.entry = entry
        self.stroke = stroke
        self.rest = rest
        self.silence = silence
    }
}
