/// Recognizes J and Z by the path of the hand and its fingertips.
///
/// The landmarks of the last 2.5 seconds are stored. A letter has been drawn if all of this is true: the path over some
/// period up to now has the letter's form and is large in relation to the hand, the hand looked like the letter at the
/// start of the path, no other letter was shown in between, and the finger is still extended. Frames in which a fast hand
/// is blurred or lost are bridged. The result does not depend on the size of the picture, the distance and speed of the
/// hand, or the frame rate. Positions are relative to the frame, not to the region that follows the hand. The limits were
/// chosen on rendered words, blurred ones among them, and on `motion` (`trainer evaluate --motion`).
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
    /// The longest time without a hand that is seen clearly within a stroke, in milliseconds.
    private static let longestGap = 500.0
    /// A hand moves fast if it moves by this share of its size within this time.
    private static let travel: (distance: Float, milliseconds: Double) = (0.2, 200)
    /// The minimum probability of what the hand shows in the first frame of a stroke.
    private static let minimumEvidence: Float = 0.35
    /// The minimum mean probability of that in the first part of the stroke; Z looks like one of several letters.
    private static let minimumMeanEvidence: [MotionLetter: Float] = [.j: 0.35, .z: 0.5]
    /// The same at the end of a J; of a letter that follows I, it falls to 0.1.
    private static let minimumEvidenceAfterJ: Float = 0.2
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

    /// How far the stroke of each motion letter has come, 0…1; 1 when it ends with the last frame.
    private(set) var completeness: [Float] = MotionLetter.allCases.map { _ in 0 }
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
    ///   - evidence: the probability of what the hand shows while it draws each `MotionLetter`, 0…1.
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
            let progress = progress(of: letter)
            completeness[letter.rawValue] = progress.completeness
            guard progress.completeness >= 1 else { continue }
            // The samples of this stroke must not be part of the next one.
            samples.removeAll(keepingCapacity: true)
            readyForJ = now + Self.delayBeforeJ
            return Stroke(letter: letter, age: progress.age)
        }
        return nil
    }

    /// Adds a frame in which the hand is not seen clearly, so that its landmarks may be anywhere.
    ///
    /// What was known of it stays as it is.
    mutating func pass(after elapsed: Double?) { advance(elapsed) }

    /// Adds a frame that shows no hand.
    mutating func skip(after elapsed: Double?) {
        advance(elapsed)
        isTravelling = false
        palm = nil
    }

    private mutating func advance(_ elapsed: Double?) {
        for index in completeness.indices { completeness[index] = 0 }
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
}

// Whether a stroke ends now.
extension StrokeRecognizer {
    /// Returns how far a stroke of this letter has come that would end now, 0…1, and the milliseconds since its start.
    ///
    /// The shortest path with the form of the letter is used. Earlier points belong to a pause or to the way from
    /// another letter.
    private func progress(of letter: MotionLetter) -> (completeness: Float, age: Double) {
        var best: (completeness: Float, age: Double) = (0, 0)
        guard endsAsItMust(letter) else { return best }
        let index = letter.rawValue
        let whole = StrokeTrajectory(points: samples.map { $0.drawingPoints[index] / handSize })
            .withoutSpikes(times: samples.map(\.time))
        for start in samples.indices.reversed() {
            let isLongEnough = now - samples[start].time >= Self.shortestStroke
            // Earlier samples are separated from now by another letter.
            guard samples[start].rivals[index] < Self.minimumRival else { return best }
            guard isLongEnough, samples[start].evidence[index] >= Self.minimumEvidence else { continue }
            let path = StrokeTrajectory(points: Array(whole.points[start...]))
            let completeness = letter == .j ? path.hookCompleteness : path.zigzagCompleteness
            guard completeness > best.completeness, let departure = path.departure,
                beginsAsItMust(letter, in: start...start + departure + (samples.count - start - departure) / 3),
                letter == .z || isDrawnJ(path, since: start + departure)
            else { continue }
            best = (completeness, now - samples[start + departure].time)
            guard completeness < 1 else { return best }
        }
        return best
    }

    /// Whether the hand looked like a letter over these samples.
    private func beginsAsItMust(_ letter: MotionLetter, in range: ClosedRange<Int>) -> Bool {
        let evidence = samples[range].reduce(0) { $0 + $1.evidence[letter.rawValue] }
        return evidence >= Self.minimumMeanEvidence[letter, default: 1] * Float(range.count)
    }

    /// Whether the drawing finger is still extended, and the hand has not begun to show another letter.
    ///
    /// On the way from I to another letter, the little finger goes down and aside too, while it folds.
    private func endsAsItMust(_ letter: MotionLetter) -> Bool {
        let index = letter.rawValue
        guard let longest = samples.map({ $0.fingerLengths[index] }).max(), let last = samples.last,
            last.fingerLengths[index] >= Self.minimumFingerLength * longest
        else { return false }
        let own = last.evidence[index]
        let isOther = MotionLetter.allCases.contains {
            $0 != letter && last.evidence[$0.rawValue] > max(own, Self.minimumEvidence)
        }
        return !isOther && (letter == .z || own >= Self.minimumEvidenceAfterJ)
    }

    /// Whether the little finger has moved relative to the palm, or its path is so clear that the hand may have drawn it.
    private func isDrawnJ(_ path: StrokeTrajectory, since start: Int) -> Bool {
        guard let last = samples.last, samples[start].time >= readyForJ else { return false }
        let index = MotionLetter.j.rawValue
        let first = samples[start]
        let change = (last.fingertips[index] - last.palm) - (first.fingertips[index] - first.palm)
        return (change * change).sum() >= Self.minimumTurn * Self.minimumTurn * handSize * handSize || path.isWideHook
    }
}
