import Basics
import Glibc

/// How evenly and clearly a hand spells.
public struct SigningStyle: Sendable, Equatable {
    /// How the hand shows that the same letter comes again.
    public enum Doubling: Sendable, Equatable, CaseIterable {
        /// It relaxes and moves aside for a moment.
        case loosen
        /// It slides aside and keeps its shape.
        case slide
        /// It opens a little and forms the letter again in the same place.
        case reform
        /// It bounces by less than a centimetre.
        case bounce
    }

    /// How double letters are signed.
    public var doubling: Doubling
    /// The standard deviation of the logarithm of each letter's times.
    public var unevenness: Float
    /// The largest share of the way from the letter before that is left when a letter is shown, 0…1.
    ///
    /// This is coarticulation: fast hands do not quite reach a pose.
    public var largestUndershoot: Float

    /// Every letter is shown for the same time and completely.
    public static let clear = SigningStyle(doubling: .loosen, unevenness: 0, largestUndershoot: 0)

    /// Makes a style.
    public init(doubling: Doubling, unevenness: Float, largestUndershoot: Float) {
        self.doubling = doubling
        self.unevenness = unevenness
        self.largestUndershoot = largestUndershoot
    }

    /// Makes the style of a random signer.
    public static func random(using generator: inout SeededGenerator) -> SigningStyle {
        SigningStyle(
            doubling: generator.pick(Doubling.allCases) ?? .loosen, unevenness: generator.number(in: 0...0.3),
            largestUndershoot: generator.number(in: 0...0.25))
    }

    /// The pace of one letter.
    func varied(_ pace: SigningPace, using generator: inout SeededGenerator) -> SigningPace {
        guard unevenness > 0 else { return pace }
        var pace = pace
        pace.holdMilliseconds *= Double(expf(generator.normal(deviation: unevenness)))
        pace.transitionMilliseconds *= Double(expf(generator.normal(deviation: unevenness / 2)))
        return pace
    }

    /// How much of the way from the letter before is left.
    func undershoot(using generator: inout SeededGenerator) -> Float {
        largestUndershoot > 0 ? generator.number(in: 0...largestUndershoot) : 0
    }

    /// The hand between two equal letters, and when it shows the second one.
    func betweenDoubles(
        _ first: PlacedPose, _ second: PlacedPose, relaxed: HandPose, using generator: inout SeededGenerator
    ) -> (between: PlacedPose, again: PlacedPose) {
        var (between, again) = (first, second)
        switch doubling {
        case .loosen:
            between.pose = relaxed
            between.offset = [-3.5, -0.5, 0]
        case .slide:
            again.offset = first.offset + [-generator.number(in: 3...6), 0, 0]
            between.offset = (first.offset + again.offset) / 2
        case .reform:
            between.pose = first.pose.mixed(with: relaxed, by: generator.number(in: 0.5...1))
        case .bounce:
            between.offset += [0, generator.number(in: -1 ... -0.5), generator.number(in: -1.5...0)]
        }
        return (between, again)
    }
}
