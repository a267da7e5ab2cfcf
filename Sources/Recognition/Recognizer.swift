import Imaging

/// Reads a sequence of frames: finds the hand, runs the letter network and smooths its answers over time.
///
/// Frames must come in order, from one thread. The same frames give the same observations, apart from their latency.
public struct Recognizer {
    /// Finds the hand.
    ///
    /// Replace it to read a fixed box instead, or to move the box.
    public var locator: any HandLocator
    /// Whether pictures are flipped before they are read.
    ///
    /// A change takes effect at once.
    public var handedness: HandednessMode {
        didSet {
            guard handedness != oldValue else { return }
            readsBetterOtherWay = false
            setMirrored(handedness == .on)
        }
    }
    /// Whether pictures would be read better if they were flipped the other way than `handedness` says.
    ///
    /// It stays false with `.auto`, which then flips them.
    public private(set) var readsBetterOtherWay = false
    /// The number of frames that could not be decoded, such as damaged JPEGs.
    public private(set) var unreadableFrames = 0

    private let net: LetterNet
    private let merging: MotionLetterMerging
    /// The network's output for each letter from A to Z; nil for a letter that it does not know.
    private let alphabet: [Int?]
    private var clock = FrameClock()
    private var smoother = TemporalSmoother()
    private var difference = FrameDifference()
    private var strokes = StrokeRecognizer()
    private var detector: HandednessDetector

    /// The smoothed probability of "nothing" from which on fingertips are not tracked.
    ///
    /// It is high, since a hand that turns away while it draws looks like "nothing" for a moment.
    private static let surelyNothing: Float = 0.9
    /// From above which probability of any letter on the landmarks of a single frame are trusted: those of a blurred hand may
    /// be anywhere.
    private static let clearlySeen: Float = 0.5
    /// The lowest probability of a letter at which a flipped candidate counts as a hand, if no hand was found.
    private static let surelyLetter: Float = 0.95

    /// Creates a recognizer in its initial state.
    public init(net: LetterNet, locator: any HandLocator = FixedBox(), handedness: HandednessMode = .auto) {
        self.net = net
        self.locator = locator
        self.handedness = handedness
        merging = MotionLetterMerging(labels: net.labels)
        alphabet = LetterLabels.alphabet.map { net.labels.firstIndex(of: $0) }
        detector = HandednessDetector(isMirrored: handedness == .on)
    }

    /// Whether pictures are flipped now.
    public var isMirrored: Bool { detector.isMirrored }

    /// Whether pictures have lately been read better flipped the other way, so that `.auto` may soon change over.
    public var leansToOtherHand: Bool { detector.leansToOther }

    /// A recognizer that reads the same pictures flipped the other way, as if it had done so before.
    public func otherHand() -> Recognizer {
        var other = self
        other.handedness = isMirrored ? .off : .on
        return other
    }

    /// Goes on with what another recognizer has seen in the same frames.
    public mutating func takeOver(_ other: Recognizer) {
        if isMirrored != other.isMirrored { detector = HandednessDetector(isMirrored: other.isMirrored) }
        (locator, clock, smoother) = (other.locator, other.clock, other.smoother)
        (difference, strokes) = (other.difference, other.strokes)
    }

    /// Reads the next frame.
    ///
    /// A frame that cannot be decoded gives an observation that says so; it is counted in `unreadableFrames`.
    public mutating func read(_ frame: Frame) -> FrameObservation {
        let start = ContinuousClock.now
        let elapsed = clock.advance(to: frame.time)
        var observation = FrameObservation(time: frame.time, elapsed: elapsed, handIsPresent: false)
        observation.isMirrored = isMirrored
        do throws(ImageError) {
            let regions = try locator.candidates(in: frame, after: elapsed)
            let predictions = try regions.map { region throws(ImageError) in try predict(frame, region) }
            let chosen = locator.choose(among: predictions).map { predictions[$0] }
            let hand = try chosen.map { prediction throws(ImageError) in try refine(prediction, in: frame) }
            observation.region = hand?.region
            smooth(hand, into: &observation)
            followStrokes(of: hand, into: &observation)
            try checkHandedness(frame, hand.map { [$0] } ?? predictions, isHand: hand != nil, after: elapsed)
        } catch {
            observation.isReadable = false
            unreadableFrames += 1
        }
        observation.latency = (ContinuousClock.now - start).milliseconds
        return observation
    }

    private func predict(_ frame: Frame, _ region: Region) throws(ImageError) -> LetterPrediction {
        try net.predict(frame, in: region, mirrored: isMirrored)
    }

    /// Reads the hand again in the region that its landmarks give; returns the prediction with the higher confidence.
    private mutating func refine(
        _ prediction: LetterPrediction, in frame: Frame
    ) throws(ImageError) -> LetterPrediction {
        guard let region = locator.refine(by: prediction) else { return prediction }
        let refined = try predict(frame, region)
        return (refined.bestLetter?.probability ?? 0) >= (prediction.bestLetter?.probability ?? 0)
            ? refined : prediction
    }

    /// Averages the network's answers over time and writes the result into the observation.
    private mutating func smooth(_ hand: LetterPrediction?, into observation: inout FrameObservation) {
        guard let hand else {
            smoother.restart()
            difference.restart()
            return
        }
        let probabilities = merging.merged(hand.probabilities)
        observation.letterProbabilities = alphabet.map { $0.map { hand.probabilities[$0] } ?? 0 }
        observation.landmarks = hand.landmarks
        smoother.add(probabilities, after: observation.elapsed)
        let motion = difference.measure(hand.input, after: observation.elapsed)
        observation.candidates = mostLikely(3, of: smoother.probabilities)
        guard let best = observation.candidates.first, best.letter != LetterLabels.nothing else { return }
        observation.handIsPresent = true
        (observation.letter, observation.confidence) = (best.letter, best.probability)
        observation.nothingProbability = probability(of: LetterLabels.nothing, in: smoother.probabilities)
        observation.motion = motion
        (observation.latestLetter, observation.latestConfidence) = latestLetter()
    }

    /// Tracks the fingertips to recognize J and Z.
    ///
    /// A hand that moves fast, or has just drawn a letter, counts as moving.
    private mutating func followStrokes(of hand: LetterPrediction?, into observation: inout FrameObservation) {
        guard let hand, !hand.landmarks.isEmpty,
            probability(of: LetterLabels.nothing, in: smoother.latest) < Self.surelyNothing
        else { return strokes.skip(after: observation.elapsed) }
        if hand.letterProbability > Self.clearlySeen {
            let evidence = MotionLetter.allCases.map { letter in
                letter.looks.reduce(0) { $0 + probability(of: $1, in: smoother.latest) }
            }
            let best = latestLetter()
            let rivals = MotionLetter.allCases.map { letter -> Float in
                best.letter.map(letter.looks.contains) ?? true ? 0 : best.confidence
            }
            observation.stroke = strokes.add(
                landmarks: hand.landmarks, evidence: evidence, rivals: rivals, after: observation.elapsed)
            observation.strokeCompleteness = strokes.completeness
        } else {
            strokes.pass(after: observation.elapsed)
        }
        if observation.stroke != nil || strokes.isTravelling { observation.motion = .infinity }
        (observation.palm, observation.handSize) = (strokes.palm, strokes.handSize)
    }

    /// Returns the probability of a label; 0 if the model does not have it.
    private func probability(of label: String, in probabilities: [Float]) -> Float {
        zip(net.labels, probabilities).first { $0.0 == label }?.1 ?? 0
    }

    /// Returns the most likely answer of the last 60 ms; no letter if it is "nothing".
    private func latestLetter() -> (letter: String?, confidence: Float) {
        guard let best = mostLikely(1, of: smoother.latest).first, best.letter != LetterLabels.nothing
        else { return (nil, 0) }
        return (best.letter, best.probability)
    }

    /// Returns the most likely answers, the best first; of equal ones, the earlier label comes first.
    private func mostLikely(_ count: Int, of probabilities: [Float]) -> [FrameObservation.Candidate] {
        var best: [FrameObservation.Candidate] = []
        best.reserveCapacity(count + 1)
        for (label, probability) in zip(net.labels, probabilities) {
            guard best.count < count || probability > (best.last?.probability ?? 0) else { continue }
            let index = best.firstIndex { $0.probability < probability } ?? best.count
            best.insert(FrameObservation.Candidate(label, probability), at: index)
            if best.count > count { best.removeLast() }
        }
        return best
    }

    /// Every 200 ms, also reads the frame flipped the other way, and changes over or reports that this would be better.
    ///
    /// A left hand may look like a hand only when it is flipped. If no hand was found, all candidates are therefore
    /// read flipped, and one that shows a letter with high probability counts as a hand.
    ///
    /// - Parameter isHand: whether `read` is the hand; otherwise it holds all candidates, none of which is a hand.
    private mutating func checkHandedness(
        _ frame: Frame, _ read: [LetterPrediction], isHand: Bool, after elapsed: Double?
    ) throws(ImageError) {
        guard !readsBetterOtherWay, detector.isDue(after: elapsed) else { return }
        var best: (current: LetterPrediction, other: LetterPrediction)?
        for current in read {
            var other = current
            if HandednessDetector.isWorthComparing(current: current.bestLetter?.probability ?? 0) {
                other = try net.predict(frame, in: current.region, mirrored: !isMirrored)
            }
            guard isHand || other.letterProbability >= Self.surelyLetter else { continue }
            if other.letterProbability > best?.other.letterProbability ?? -1 { best = (current, other) }
        }
        let changes = detector.compare(
            current: best?.current.bestLetter?.probability ?? 0, other: best?.other.bestLetter?.probability ?? 0,
            handIsPresent: best.map { $0.current.showsLetter || $0.other.showsLetter } ?? false)
        guard changes else { return }
        if handedness == .auto {
            restart()
        } else {
            readsBetterOtherWay = true
            detector = HandednessDetector(isMirrored: handedness == .on)
        }
    }

    private mutating func setMirrored(_ mirrored: Bool) {
        guard detector.isMirrored != mirrored else { return }
        detector = HandednessDetector(isMirrored: mirrored)
        restart()
    }

    /// Resets the state that depends on whether pictures are flipped.
    private mutating func restart() {
        smoother.restart()
        difference.restart()
        strokes = StrokeRecognizer()
    }
}

extension Duration {
    /// The duration in milliseconds.
    fileprivate var milliseconds: Double {
        Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
    }
}
