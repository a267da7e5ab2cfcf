import Glibc

/// Finds out whether pictures would read better the other way round.
///
/// Now and then a picture is read both ways. Only when the other way has been clearly and steadily surer, over
/// several seconds in which a hand was there, is it taken; to come back takes twice as long. Times are counted
/// from the frames, so that a replay decides as the live run did.
public struct HandednessDetector: Sendable {
    /// Milliseconds between two pictures that are read both ways.
    public static let comparisonPeriod = 200.0
    /// Milliseconds with a hand before the first decision.
    public static let decisionDelay = 4000.0
    /// Milliseconds over which the evidence is averaged.
    static let timeConstant = 2000.0
    /// By how much the other way has to be surer on average, in probability.
    static let minimumAdvantage = 0.25
    /// The share of that advantage from which on the other way may be the right one.
    static let leaning = 0.5
    /// How often it has to be the surer one, 0…1.
    static let minimumWinRate = 0.8

    /// Whether pictures are to be flipped now.
    public private(set) var isMirrored: Bool

    private var sinceComparison = 0.0
    private var observed = 0.0
    private var meanAdvantage = 0.0
    private var winRate = 0.0
    private var hasDecided = false

    /// Whether the other way has been surer so far, by less than it takes to change over or not for long enough.
    public var leansToOther: Bool {
        // The averages begin with 0 and would take seconds to tell.
        let weight = 1 - exp(-observed / Self.timeConstant)
        return observed > 0 && meanAdvantage >= Self.leaning * Self.minimumAdvantage * weight
    }

    /// Makes a judge that has seen nothing.
    public init(isMirrored: Bool = false) {
        self.isMirrored = isMirrored
    }

    /// Whether this frame should be read both ways.
    ///
    /// - Parameter elapsed: milliseconds since the frame before, nil when it follows none.
    public mutating func isDue(after elapsed: Double?) -> Bool {
        sinceComparison += elapsed ?? Self.comparisonPeriod
        return sinceComparison >= Self.comparisonPeriod
    }

    /// Whether a picture has to be read the other way too: where a letter is as sure as this, the other way cannot be
    /// surer by enough to count.
    public static func isWorthComparing(current: Float) -> Bool { current < 1 - Float(minimumAdvantage) }

    /// Takes in a picture that was read both ways, and says whether to change over.
    ///
    /// - Parameters:
    ///   - current: the probability of the best letter, read as `isMirrored` says.
    ///   - other: the probability of the best letter, read the other way.
    ///   - handIsPresent: whether either way saw a letter rather than nothing.
    public mutating func compare(current: Float, other: Float, handIsPresent: Bool) -> Bool {
        let step = min(sinceComparison, 1.5 * Self.comparisonPeriod)
        sinceComparison = 0
        guard handIsPresent, current.isFinite, other.isFinite else { return false }
        observed += step
        let weight = 1 - exp(-step / Self.timeConstant)
        meanAdvantage += weight * (Double(other - current) - meanAdvantage)
        winRate += weight * ((other > current ? 1 : 0) - winRate)
        guard observed >= (hasDecided ? 2 : 1) * Self.decisionDelay, meanAdvantage >= Self.minimumAdvantage,
            winRate >= Self.minimumWinRate
        else { return false }
        isMirrored.toggle()
        hasDecided = true
        observed = 0
        meanAdvantage = 0
        winRate = 0
        return true
    }
}

/// Whether pictures are flipped left to right before they are read.
///
/// The network knows right hands as an unmirrored camera sees them. A left hand, or a right one in a mirrored
/// picture, reads well when it is flipped.
public enum HandednessMode: String, Sendable, CaseIterable {
    /// Begins unflipped and changes when the other way is clearly and steadily read better.
    case auto
    /// Always flipped.
    case on
    /// Never flipped.
    case off
}
