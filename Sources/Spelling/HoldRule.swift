import Recognition

/// Finds a letter when it has been held for long enough.
///
/// A letter that was typed must be away for a while before it can be typed again. Any other letter may follow as soon
/// as it has been held. While the hand moves, only a sure letter counts.
struct HoldRule: Sendable {
    /// Half a millisecond: a clock of whole or rounded milliseconds must not cost an additional frame.
    static let timeTolerance = 0.5

    /// When a letter counts.
    var policy: CommitPolicy
    /// The letter that may not be typed until it has been away.
    private(set) var blocked: String?

    /// The letter that is being held.
    private var candidate: String?
    /// Whether the last frame showed `candidate`.
    private var candidateIsShown = false
    /// Milliseconds for which `candidate` has been held.
    private var held = 0.0
    /// Milliseconds since `candidate` was last shown.
    private var sinceShown = 0.0
    /// Milliseconds for which `blocked` has been away.
    private var released = 0.0
    /// Whether `blocked` was shown all the time while the hand moved.
    private var isReleasedByMotionOnly = true
    /// The letter that was released by motion alone.
    ///
    /// It can be typed again once the hand rests, as in a double letter.
    private var slidLetter: String?
    /// The probability with which the last letter was typed, and the palm's position then.
    private var typedConfidence: Float = 0
    private var typedPalm: SIMD2<Float>?

    /// Makes a rule that has seen no frame.
    init(policy: CommitPolicy) {
        self.policy = policy
    }

    /// The share of the hold time that has passed, 0…1.
    var progress: Double { min(held / policy.holdMilliseconds, 1) }

    /// Counts for how long the blocked letter has been away, by a frame that counts for `step` milliseconds.
    mutating func release(_ observation: FrameObservation, after step: Double) {
        if !observation.handIsPresent { slidLetter = nil }
        guard let blocked else { return }
        let isAway =
            observation.latestLetter != blocked || observation.latestConfidence < policy.releaseConfidence
            || isLoosened(observation)
        if isAway { isReleasedByMotionOnly = false }
        released = isAway || observation.motion >= policy.motionThreshold ? released + step : 0
        if released == 0 { isReleasedByMotionOnly = true }
        guard Self.isComplete(released, policy.releaseMilliseconds) else { return }
        slidLetter = isReleasedByMotionOnly ? blocked : nil
        self.blocked = nil
    }

    /// Counts for how long a letter has been held, by a frame that counts for `step` milliseconds.
    ///
    /// - Returns: the letter whose hold is complete with this frame.
    mutating func add(_ observation: FrameObservation, after step: Double) -> String? {
        guard let letter = observation.letter, observation.confidence >= policy.threshold.minimumConfidence,
            observation.nothingProbability <= policy.threshold.maximumNothing,
            observation.motion < policy.motionThreshold || isSureWhileMoving(letter, observation)
        else {
            candidateIsShown = false
            sinceShown += step
            if sinceShown > policy.flickerMilliseconds + Self.timeTolerance { forgetCandidate() }
            return nil
        }
        if letter != candidate {
            forgetCandidate()
            candidate = letter
        } else if candidateIsShown, letter != blocked {
            held += step
        }
        candidateIsShown = true
        sinceShown = 0
        guard letter != blocked, Self.isComplete(held, policy.holdMilliseconds) else { return nil }
        (typedConfidence, typedPalm) = (observation.confidence, observation.palm)
        return letter
    }

    /// The letter that is being held, if another `step` milliseconds complete its hold.
    func completed(after step: Double) -> String? {
        guard candidateIsShown, let candidate, candidate != blocked,
            Self.isComplete(held + step, policy.holdMilliseconds)
        else { return nil }
        return candidate
    }

    /// Blocks a letter that was typed, and keeps its hold full while it stays.
    mutating func hasTyped(_ letter: String) {
        block(letter)
        if letter == candidate { held = policy.holdMilliseconds }
    }

    /// Demands that a letter is away before it is typed, and that a hold starts again.
    mutating func block(_ letter: String?) {
        blocked = letter
        released = 0
        isReleasedByMotionOnly = true
        slidLetter = nil
        held = 0
    }

    /// Demands that the letter that is being held is away before it is typed.
    mutating func blockCandidate() {
        if let candidate, candidate != blocked { block(candidate) }
        forgetCandidate()
    }

    /// Starts all times again, since a frame follows no other.
    mutating func restart() {
        forgetCandidate()
        released = 0
    }

    /// Forgets the letter that is being held.
    mutating func forgetCandidate() {
        candidate = nil
        candidateIsShown = false
        held = 0
        sinceShown = 0
    }

    /// Whether a time in milliseconds has reached what is needed.
    static func isComplete(_ time: Double, _ needed: Double) -> Bool { time >= needed - timeTolerance }

    /// Whether the hand has moved aside and shows its letter less surely than when it was typed.
    private func isLoosened(_ observation: FrameObservation) -> Bool {
        guard observation.latestConfidence < policy.releaseShare * typedConfidence, let palm = observation.palm,
            let typedPalm
        else { return false }
        let distance = (palm - typedPalm) / observation.handSize
        return (distance * distance).sum() >= policy.releaseDistance * policy.releaseDistance
    }

    /// Whether a letter counts although the hand moves.
    ///
    /// I and D do not, because they may be the start of J and Z. The letter typed last does not either: a hand that
    /// drifts would type it again and again.
    private func isSureWhileMoving(_ letter: String, _ observation: FrameObservation) -> Bool {
        observation.latestLetter == letter && observation.latestConfidence >= policy.confidenceWhileMoving
            && letter != slidLetter && !MotionLetter.isHandshape(letter)
    }
}
