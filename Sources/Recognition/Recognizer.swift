import Imaging

/// Reads letters in frames: finds the hand, asks the network, steadies its answers and types what is held.
///
/// Frames have to come in order, from one thread. The same frames always give the same readings, but for their
/// latency.
public struct Recognizer {
    /// Finds the hand; to be replaced when the box is moved.
    public var locator: any HandLocator
    /// Whether pictures are flipped before they are read; setting it decides at once.
    public var mirror: MirrorChoice {
        didSet {
            guard mirror != oldValue else { return }
            readsBetterOtherWay = false
            begin(mirrored: mirror == .on)
        }
    }
    /// Whether pictures would read better the other way than somebody has decided; with `.auto` they then do.
    public private(set) var readsBetterOtherWay = false
    /// Frames so far that were no pictures, such as broken JPEGs.
    public private(set) var unreadableFrames = 0

    private var net: LetterNet
    private var clock = FrameClock()
    private var smoother = Smoother()
    private var meter = MotionMeter()
    private var movement = MovementReader()
    private let folding: StillFolding
    /// The smoothed probability of "nothing" from which on there is no hand to be followed.
    private static let surelyNothing: Float = 0.9
    /// The probability of a letter from which on a place at which no hand is found shows one the other way round.
    private static let surelyLetter: Float = 0.95
    private var judge: MirrorJudge
    private var reader: Reader

    /// Makes a recognizer that has read nothing.
    ///
    /// - Parameter settings: when letters are typed; by default what suits the model.
    public init(
        net: LetterNet, locator: any HandLocator = FixedBox(), mirror: MirrorChoice = .auto,
        settings: ReaderSettings? = nil
    ) {
        self.net = net
        folding = StillFolding(labels: net.labels)
        self.locator = locator
        self.mirror = mirror
        judge = MirrorJudge(isMirrored: mirror == .on)
        reader = Reader(settings: settings ?? ReaderSettings(threshold: net.threshold))
    }

    /// Whether pictures are flipped now.
    public var isMirrored: Bool { judge.isMirrored }

    /// All that has been typed.
    public var text: String { reader.text }

    /// Reads the next frame.
    ///
    /// A frame that is no picture changes nothing; it is counted in `unreadableFrames`.
    public mutating func read(_ frame: Frame) -> Reading {
        let start = ContinuousClock.now
        var reading = Reading(time: frame.time, mirrored: isMirrored)
        do throws(ImageError) {
            let elapsed = clock.advance(to: frame.time)
            let predictions = try readCandidates(in: frame, after: elapsed)
            let hand = try readHand(among: predictions, in: frame)
            reading.region = hand?.region
            var sight = look(at: hand, after: elapsed)
            let drawn = follow(hand, &sight, after: elapsed)
            reading.letter = sight.letter
            reading.confidence = sight.confidence
            reading.top = likeliest(3, of: smoother.probabilities)
            let outcome = reader.read(sight, after: elapsed)
            reading.hold = outcome.hold
            reading.commit = outcome.commit
            if let drawn {
                reading.commit = drawn.letter.name
                reading.replaced = reader.type(
                    drawn: drawn.letter.name, from: drawn.letter.handshape, age: drawn.age)
            }
            reading.endedWord = outcome.endedWord
            try judgeMirror(frame, hand.map { [$0] } ?? predictions, isHand: hand != nil, after: elapsed)
        } catch {
            unreadableFrames += 1
        }
        reading.text = reader.text
        reading.latency = (ContinuousClock.now - start).milliseconds
        return reading
    }

    /// Types the letter that the last frame was still holding, if its hold is complete: no frame will come any more.
    public mutating func finish() -> String? { reader.finish() }

    /// Takes back the last character.
    public mutating func deleteLast() { reader.deleteLast() }

    /// Ends the word.
    public mutating func addSpace() { reader.addSpace() }

    /// Takes back everything.
    public mutating func clear() { reader.clear() }

    /// What the network reads in each place that may be the hand.
    private mutating func readCandidates(
        in frame: Frame, after elapsed: Double?
    ) throws(ImageError) -> [LetterPrediction] {
        let candidates = try locator.candidates(in: frame, after: elapsed)
        return try candidates.map { region throws(ImageError) in
            try net.predict(frame, in: region, mirrored: isMirrored)
        }
    }

    /// What the network reads in the hand that is meant; nil where there is none.
    private mutating func readHand(
        among predictions: [LetterPrediction], in frame: Frame
    ) throws(ImageError) -> LetterPrediction? {
        guard let chosen = locator.choose(among: predictions).map({ predictions[$0] }) else { return nil }
        guard let better = locator.refine(by: chosen) else { return chosen }
        let refined = try net.predict(frame, in: better, mirrored: isMirrored)
        return (refined.bestLetter?.probability ?? 0) >= (chosen.bestLetter?.probability ?? 0) ? refined : chosen
    }

    /// Steadies what the network said about the hand.
    private mutating func look(at hand: LetterPrediction?, after elapsed: Double?) -> Sight {
        guard let hand else {
            smoother.restart()
            meter.restart()
            return .nothing
        }
        smoother.add(folding.folded(hand.probabilities), after: elapsed)
        let motion = meter.measure(hand.input, after: elapsed)
        guard let best = likeliest(1, of: smoother.probabilities).first, best.letter != LetterLabels.nothing else {
            return .nothing
        }
        let doubt = probability(of: LetterLabels.nothing, in: smoother.probabilities)
        var sight = Sight(letter: best.letter, confidence: best.probability, doubt: doubt, motion: motion)
        (sight.latestLetter, sight.latestConfidence) = latestLetter()
        return sight
    }

    /// Follows the fingertips; a hand that travels, or has just drawn a letter, holds none.
    ///
    /// A hand that is turned away as it draws looks like none for a moment, and is followed as long as it might be one.
    private mutating func follow(
        _ hand: LetterPrediction?, _ sight: inout Sight, after elapsed: Double?
    ) -> MovementReader.Drawn? {
        guard let hand, !hand.landmarks.isEmpty,
            probability(of: LetterLabels.nothing, in: smoother.latest) < Self.surelyNothing
        else {
            movement.skip(after: elapsed)
            return nil
        }
        let evidence = MovingLetter.allCases.map { probability(of: $0.handshape, in: smoother.latest) }
        let best = latestLetter()
        let rivals = MovingLetter.allCases.map { letter -> Float in
            best.letter == nil || best.letter == letter.handshape ? 0 : best.confidence
        }
        let drawn = movement.add(joints: hand.landmarks, evidence: evidence, rivals: rivals, after: elapsed)
        if drawn != nil || movement.isTravelling { sight.motion = .infinity }
        (sight.place, sight.size) = (movement.place, movement.size)
        return drawn
    }

    /// The probability of a label among smoothed ones; 0 when the model does not know it.
    private func probability(of label: String, in probabilities: [Float]) -> Float {
        zip(net.labels, probabilities).first { $0.0 == label }?.1 ?? 0
    }

    /// The likeliest answer of the last moment; no letter when that is "nothing".
    private func latestLetter() -> (letter: String?, confidence: Float) {
        guard let best = likeliest(1, of: smoother.latest).first, best.letter != LetterLabels.nothing
        else { return (nil, 0) }
        return (best.letter, best.probability)
    }

    /// The likeliest answers, best first; the earlier label where two are alike.
    private func likeliest(_ count: Int, of probabilities: [Float]) -> [Reading.Guess] {
        var best: [Reading.Guess] = []
        best.reserveCapacity(count + 1)
        for (label, probability) in zip(net.labels, probabilities) {
            guard best.count < count || probability > (best.last?.probability ?? 0) else { continue }
            let place = best.firstIndex { $0.probability < probability } ?? best.count
            best.insert((label, probability), at: place)
            if best.count > count { best.removeLast() }
        }
        return best
    }

    /// Now and then reads the frame the other way round too, to change over or to say that it would be better.
    ///
    /// A left hand may be none at all the way that pictures are read: where no hand is found, every candidate is read the
    /// other way, and counts where it then shows a letter surely.
    ///
    /// - Parameter isHand: whether `read` is the hand, or else all candidates, of which none is one.
    private mutating func judgeMirror(
        _ frame: Frame, _ read: [LetterPrediction], isHand: Bool, after elapsed: Double?
    ) throws(ImageError) {
        guard !readsBetterOtherWay, judge.isDue(after: elapsed) else { return }
        var best: (current: LetterPrediction, other: LetterPrediction)?
        for current in read {
            var other = current
            if MirrorJudge.isWorthComparing(current: current.bestLetter?.probability ?? 0) {
                other = try net.predict(frame, in: current.region, mirrored: !isMirrored)
            }
            guard isHand || other.letterProbability >= Self.surelyLetter else { continue }
            if other.letterProbability > best?.other.letterProbability ?? -1 { best = (current, other) }
        }
        let changes = judge.compare(
            current: best?.current.bestLetter?.probability ?? 0, other: best?.other.bestLetter?.probability ?? 0,
            handIsPresent: best.map { $0.current.showsLetter || $0.other.showsLetter } ?? false)
        guard changes else { return }
        if mirror == .auto {
            startAnew()
        } else {
            readsBetterOtherWay = true
            judge = MirrorJudge(isMirrored: mirror == .on)
        }
    }

    private mutating func begin(mirrored: Bool) {
        guard judge.isMirrored != mirrored else { return }
        judge = MirrorJudge(isMirrored: mirrored)
        startAnew()
    }

    /// Forgets what pictures that were flipped another way have led to.
    private mutating func startAnew() {
        smoother.restart()
        meter.restart()
        movement = MovementReader()
    }
}

extension Duration {
    /// The duration in milliseconds.
    fileprivate var milliseconds: Double {
        Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
    }
}
