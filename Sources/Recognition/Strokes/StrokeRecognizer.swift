/// Recognizes J and Z by the path of a fingertip.
///
/// The landmarks of the last 2.5 seconds are stored. A letter has been drawn if all of this is true: the tip's path
/// over some period up to now has the letter's form and is large in relation to the hand, the hand had the letter's
/// handshape at the start of the path, no other letter was shown in between, and the finger is still extended. The
/// result does not depend on the size of the picture, the distance and speed of the hand, or the frame rate. Positions
/// are relative to the frame, not to the region that follows the hand. The limits were chosen on rendered words and on
/// `motion` (`trainer evaluate --motion`).
public struct StrokeRecognizer: Sendable {
    /// A letter that has been drawn.
    public struct Stroke: Sendable, Equatable {
        /// The letter.
        public var letter: MotionLetter
        /// The time since the start of the stroke in milliseconds.
        public var age: Double

        /// Makes a stroke.
        public init(letter: MotionLetter, age: Double) {
            self.letter = letter
            self.age = age
        }
    }

    /// The shortest stroke, in milliseconds.
    private static let shortestStroke = 200.0
    /// The longest time without a hand within a stroke, in milliseconds.
    private static let longestGap = 300.0
    /// A hand moves fast if it moves by this share of its size within this time.
    private static let travel: (distance: Float, milliseconds: Double) = (0.2, 200)
    /// The minimum mean probability of the handshape at the start of a stroke.
    private static let minimumEvidence: Float = 0.35
    /// The probability of another letter from which on the hand shows that letter.
    private static let minimumRival: Float = 0.9
    /// The minimum length of the drawing finger, as a share of its greatest length.
    private static let minimumFingerLength: Float = 0.25
    /// The minimum time from a stroke to the start of a J, since the way to the next letter can look like a hook.
    private static let delayBeforeJ = 300.0
    /// The minimum movement of a J's fingertip relative to the palm, in sizes of the hand.
    private static let minimumTurn: Float = 0.25

    private var samples: [LandmarkSample] = []
    private var now = 0.0
    /// The earliest time at which the next J may start.
    private var readyForJ = 0.0

    /// Whether the hand moves fast, so that it does not hold a letter.
    private(set) var isTravelling = false
    /// The middle of the palm, in pixels of the frame; nil if the last frame shows no hand.
    private(set) var palm: SIMD2<Float>?
    /// The longer side of the hand, in pixels of the frame.
    private(set) var handSize: Float = 1

    init() {}

    /// Adds a frame that shows a hand.
    ///
    /// - Parameters:
    ///   - landmarks: the 21 landmarks in pixels of the frame.
    ///   - evidence: the probability of the handshape of each `MotionLetter`, 0…1.
    ///   - rivals: the probability that the hand shows another letter instead, 0…1.
    ///   - elapsed: milliseconds since the frame before; nil for the first frame of a sequence.
    /// - Returns: the letter whose stroke ends with this frame.
    mutating func add(
        landmarks: [SIMD2<Float>], evidence: [Float], rivals: [Float], after elapsed: Double?
    ) -> Stroke? {
        advance(elapsed)
        samples.append(LandmarkSample(time: now, landmarks: landmarks, evidence: evidence, rivals: rivals))
        handSize = medianHandSize
        isTravelling = travels
        palm = samples.last?.palm
        for letter in MotionLetter.allCases {
            guard let age = strokeAge(of: letter) else { continue }
            // The samples of this stroke must not be part of the next one.
            samples.removeAll(keepingCapacity: true)
            readyForJ = now + Self.delayBeforeJ
            return Stroke(letter: letter, age: age)
        }
        return nil
    }

    /// Adds a frame that shows no hand.
    mutating func skip(after elapsed: Double?) {
        advance(elapsed)
        isTravelling = false
        palm = nil
    }

    private mutating func advance(_ elapsed: Double?) {
        guard let elapsed else { return samples.removeAll(keepingCapacity: true) }
        now += elapsed
        if let last = samples.last, now - last.time > Self.longestGap { samples.removeAll(keepingCapacity: true) }
        samples.removeAll { now - $0.time > MotionLetter.longestStroke }
    }

    /// The median size of the hand, because a hand that is seen from the side looks small.
    private var medianHandSize: Float {
        let sizes = samples.map(\.handSize).sorted()
        return sizes[sizes.count / 2]
    }

    private var travels: Bool {
        guard let last = samples.last,
            let before = samples.last(where: { last.time - $0.time >= Self.travel.milliseconds - 0.5 })
                ?? samples.first
        else { return false }
        func hasMoved(_ step: SIMD2<Float>) -> Bool {
            (step * step).sum() >= Self.travel.distance * Self.travel.distance * handSize * handSize
        }
        return hasMoved(last.palm - before.palm)
            || MotionLetter.allCases.contains { letter in
                last.evidence[letter.rawValue] >= Self.minimumEvidence
                    && hasMoved(last.fingertips[letter.rawValue] - before.fingertips[letter.rawValue])
            }
    }

    /// Returns the milliseconds since the start of a stroke of this letter that ends now; nil if there is none.
    ///
    /// The shortest path with the form of the letter is used. Earlier points belong to a pause or to the way from
    /// another letter.
    private func strokeAge(of letter: MotionLetter) -> Double? {
        let index = letter.rawValue
        let whole = FingertipTrajectory(points: samples.map { $0.fingertips[index] / handSize })
        for start in samples.indices.reversed() {
            let isLongEnough = now - samples[start].time >= Self.shortestStroke
            // Earlier samples are separated from now by another letter.
            guard samples[start].rivals[index] < Self.minimumRival else { return nil }
            guard isLongEnough, samples[start].evidence[index] >= Self.minimumEvidence else { continue }
            let path = FingertipTrajectory(points: Array(whole.points[start...]))
            guard letter == .j ? path.isHook : path.isZigzag, let departure = path.departure,
                hasHandshape(letter, in: start...start + departure + (samples.count - start - departure) / 3),
                letter != .j
                    || (samples[start + departure].time >= readyForJ && turns(.j, since: start + departure))
            else { continue }
            return now - samples[start + departure].time
        }
        return nil
    }

    /// Whether the fingertip has moved relative to the palm; a hand that is shifted as a whole does not draw.
    private func turns(_ letter: MotionLetter, since start: Int) -> Bool {
        guard let last = samples.last else { return false }
        let index = letter.rawValue
        let first = samples[start]
        let change = (last.fingertips[index] - last.palm) - (first.fingertips[index] - first.palm)
        return (change * change).sum() >= Self.minimumTurn * Self.minimumTurn * handSize * handSize
    }

    /// Whether the hand had the handshape of a letter over these samples, and the finger is still extended now.
    private func hasHandshape(_ letter: MotionLetter, in range: ClosedRange<Int>) -> Bool {
        let index = letter.rawValue
        let part = samples[range]
        let evidence = part.reduce(0) { $0 + $1.evidence[index] } / Float(part.count)
        guard let longest = samples.map({ $0.fingerLengths[index] }).max(), let last = samples.last
        else { return false }
        return evidence >= Self.minimumEvidence && last.fingerLengths[index] >= Self.minimumFingerLength * longest
    }
}
