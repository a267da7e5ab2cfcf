import Recognition

/// Decides whether the hand shows one expected letter, against the letters that it is confused with.
///
/// A teacher knows which letter is asked for, so the question is easier than that of a reader: not which of 26, but this
/// one or one of its rivals. The probabilities of each frame in which the hand rests are averaged over a short time; the
/// expected letter counts when its share `p(expected) / (p(expected) + p(rivals))` and its own probability are large
/// enough in both halves of that time. By Bayes' rule that share is the letter's probability, given that it or a rival is shown. J and Z count when
/// their strokes end.
public struct LetterVerification: Sendable {
    /// What the hand was found to show.
    public enum Verdict: Sendable, Equatable {
        /// The expected letter.
        case accepted
        /// Another letter, held for long enough to be meant.
        case other(String)
    }

    /// When a letter counts.
    public var settings: VerificationSettings
    /// The letter that is expected; nil when none is.
    public private(set) var expected: String?
    /// The share of the expected letter against its rivals over the last frames, 0…1; 0 when there are too few.
    public private(set) var share: Float = 0

    private var window = ProbabilityWindow()
    /// The letter that must be let go before it counts, and the milliseconds for which it has been away.
    private var blocked: (letter: String, away: Double)?
    /// The likeliest letter, if it is a wrong one, and the milliseconds for which it has been that.
    private var likeliest: (index: Int, held: Double)?
    /// The letter that was told last: it is not told again until another is shown.
    private var told: String?

    /// Makes a verification that expects no letter.
    public init(settings: VerificationSettings = VerificationSettings()) {
        self.settings = settings
    }

    /// Expects another letter from the next frame on.
    ///
    /// What the hand shows now belongs to the letter before: the same letter counts again only after it was let go, and
    /// the last letter is no mistake while the hand still changes.
    ///
    /// - Parameter letter: A to Z; nil when nothing is expected any more.
    public mutating func expect(_ letter: String?) {
        if let expected { blocked = (expected, 0) }
        (expected, told, share) = (letter, nil, 0)
        restart()
    }

    /// Adds the next frame, also while no letter is expected: the last one may be let go then.
    ///
    /// - Returns: what the hand shows; nil as long as that is not decided.
    public mutating func add(_ observation: FrameObservation) -> Verdict? {
        guard observation.isReadable else { return nil }
        if observation.elapsed == nil { restart() }
        let step = min(observation.elapsed ?? 0, settings.longestStepMilliseconds)
        release(observation, after: step)
        guard let expected else { return nil }
        if let stroke = observation.stroke, stroke.letter.name == expected { return .accepted }
        guard observation.handIsPresent, observation.motion < settings.motionThreshold else {
            share = 0
            window.interrupt(after: step, longest: settings.flickerMilliseconds)
            if window.isEmpty { likeliest = nil }
            return nil
        }
        window.add(observation, after: step, atMost: settings.windowMilliseconds)
        return judge(expected, after: step)
    }

    private mutating func judge(_ expected: String, after step: Double) -> Verdict? {
        guard let index = LetterLabels.alphabet.firstIndex(of: expected), let mean = window.mean,
            let halves = window.halves
        else { return nil }
        share = settings.share(of: index, in: mean)
        if !LetterLabels.moving.contains(expected), blocked?.letter != expected,
            HoldRule.isComplete(window.milliseconds, settings.windowMilliseconds),
            settings.accepts(index, halves.first), settings.accepts(index, halves.second)
        {
            return .accepted
        }
        guard let best = mean.indices.max(by: { mean[$0] < mean[$1] }) else { return nil }
        let shown = LetterLabels.alphabet[best]
        guard shown != expected, shown != blocked?.letter else {
            likeliest = nil
            return nil
        }
        likeliest = (best, likeliest?.index == best ? (likeliest?.held ?? 0) + step : 0)
        guard shown != told, mean[best] >= settings.mistakeProbability,
            HoldRule.isComplete(likeliest?.held ?? 0, settings.mistakeMilliseconds)
        else { return nil }
        told = shown
        return .other(shown)
    }

    private mutating func restart() {
        window.restart()
        likeliest = nil
    }

    private mutating func release(_ observation: FrameObservation, after step: Double) {
        guard let blocked else { return }
        let isShown =
            observation.handIsPresent && observation.latestLetter == blocked.letter
            && observation.motion < settings.motionThreshold
        let away = isShown ? 0 : blocked.away + step
        self.blocked = away >= settings.releaseMilliseconds ? nil : (blocked.letter, away)
    }
}
