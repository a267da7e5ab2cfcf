import Imaging

/// Finds the hand in whole frames and follows it from one to the next.
///
/// The locator network proposes places, and the letter network reads them: a place that it calls "nothing" is not a hand,
/// however sure the locator is. A place that differs from the background is more likely a hand. Once a hand is found,
/// only its surroundings are searched, and from time to time, or when it is lost, the whole frame. Of two hands the
/// raised or moving one is read; the other one is followed instead when it has been preferred for a while.
public struct TrackingLocator: HandLocator {
    /// The hand that is followed, with a smoothed box; nil when there is none.
    public private(set) var hand: HandDetection?

    private let search: HandSearch
    private let margin: Double
    private let fallback: FixedBox?
    private var size = SIMD2(0, 0)
    private var smoother: BoxSmoother?
    /// Milliseconds since the whole frame was searched (while no hand is followed: thoroughly).
    private var sinceWholeFrameSearch = 0.0
    /// Milliseconds since the hand's surroundings were searched.
    private var sinceNearSearch = 0.0
    /// Milliseconds since the hand was detected, or its landmarks followed.
    private var sinceSeen = 0.0
    /// Milliseconds for which the hand that is followed has shown no letter.
    private var withoutLetter = 0.0
    /// Milliseconds since the frame before.
    private var sinceFrame = 0.0
    /// The box after the last search of its surroundings.
    private var boxAtNearSearch: Region?
    /// Whether a hand of the frame before is followed.
    private var isFollowed = false
    /// Whether the box has followed the landmarks in the last frame.
    private var hasFollowedLandmarks = false
    /// This frame's candidates; the hand that is followed is the first.
    private var frameCandidates: [HandDetection] = []
    private var rival: Rival?
    private var rejected: [RejectedRegion] = []
    private var background = BackgroundModel()
    private var sinceBackground = 0.0

    /// Another hand than the one that is followed.
    private struct Rival {
        var smoother: BoxSmoother
        /// Milliseconds for which it has been preferred.
        var preferredMilliseconds = 0.0
    }

    /// Makes a locator that has seen nothing.
    ///
    /// - Parameters:
    ///   - margin: side of the region to read, in sides of the square about the hand (`LetterPreprocessor.margin`).
    ///   - fallback: what is read when no hand is found; for pictures that are known to show one.
    public init(_ net: LocatorNet, margin: Double, fallback: FixedBox? = nil) {
        search = HandSearch(net)
        self.margin = margin
        self.fallback = fallback
    }

    /// The regions that may show the hand; the one that is followed is the first.
    ///
    /// - Throws: `ImageError` when the frame's bytes are no picture.
    public mutating func candidates(in frame: Frame, after elapsed: Double?) throws(ImageError) -> [Region] {
        if elapsed == nil || size != SIMD2(frame.width, frame.height) { forget() }
        size = SIMD2(frame.width, frame.height)
        sinceFrame = elapsed ?? 0
        sinceWholeFrameSearch += sinceFrame
        sinceSeen += sinceFrame
        sinceNearSearch += sinceFrame
        sinceBackground += sinceFrame
        isFollowed = hand != nil
        if let hand {
            frameCandidates = try follow(hand, in: frame)
        } else {
            let isThorough = elapsed == nil || sinceWholeFrameSearch >= TrackingPolicy.wholeFrameSearchPeriod
            frameCandidates = try places(in: frame, follows: elapsed != nil, thoroughly: isThorough)
            if isThorough { sinceWholeFrameSearch = 0 }
            rejected.age(by: sinceFrame, seen: frameCandidates)
        }
        if !isFollowed, let fallback {
            frameCandidates.append(
                HandDetection(
                    box: fallback.region(width: frame.width, height: frame.height).square(scaledBy: 1 / margin),
                    confidence: TrackingPolicy.fallbackConfidence))
        }
        return frameCandidates.map { $0.box.square(scaledBy: margin) }
    }

    /// The candidate to read: one that shows a letter; of several, the one that was followed, or the raised one.
    public mutating func choose(among predictions: [LetterPrediction]) -> Int? {
        let letters = predictions.map(\.letterProbability)
        return isFollowed ? keep(letters) : begin(letters)
    }

    /// Lets the landmarks correct the box, because they are more accurate than a detection.
    public mutating func refine(by prediction: LetterPrediction) -> Region? {
        // Landmarks mean nothing where the network sees no letter.
        guard prediction.showsLetter, let old = hand, let landmarkBox = Region(about: prediction.landmarks),
            landmarkBox.iou(with: old.box) >= TrackingPolicy.minimumLandmarkIoU
        else { return nil }
        smoother?.correct(
            towards: landmarkBox,
            by: isFollowed ? TrackingPolicy.landmarkBlendFactorWhenFollowed : TrackingPolicy.landmarkBlendFactor)
        let box = smoother?.box ?? landmarkBox
        hand = HandDetection(box: box, confidence: old.confidence)
        hasFollowedLandmarks = true
        let (read, better) = (old.box.square(scaledBy: margin), box.square(scaledBy: margin))
        let enough = isFollowed ? TrackingPolicy.sufficientIoUWhenFollowed : TrackingPolicy.sufficientIoU
        return better.iou(with: read) < enough ? better : nil
    }

    /// All places in a frame that follows no other that may be hands, the surest first.
    ///
    /// - Parameter confidence: the lowest that is returned; the locator's threshold when nil.
    /// - Throws: `ImageError` when the frame's bytes are no picture.
    public func hands(in frame: Frame, confidence: Float? = nil) throws(ImageError) -> [HandDetection] {
        try search.candidates(in: frame, confidence: confidence, thoroughly: true)
    }

    // MARK: Choosing

    /// The hand to begin with; nil when no candidate is one.
    private mutating func begin(_ letters: [Float]) -> Int? {
        guard let best = best(of: letters, among: letters.indices.map { $0 }) else {
            // With a fallback, pictures are known to show a hand and are always read.
            return fallback == nil ? nil : letters.indices.max { score($0, letters) < score($1, letters) }
        }
        if fallback != nil, best == frameCandidates.count - 1 { return best }
        take(frameCandidates[best])
        return best
    }

    /// The hand that is followed, or another that takes its place; nil when it is given up.
    private mutating func keep(_ letters: [Float]) -> Int? {
        guard let own = letters.first else { return nil }
        withoutLetter = own < TrackingPolicy.minimumLetterProbability.toContinue ? withoutLetter + sinceFrame : 0
        let other = best(of: letters, among: Array(letters.indices.dropFirst()))
        if sinceSeen > 0 {
            // The hand is not detected any more; another place that shows a letter becomes the hand.
            if let other, letters[other] > own || own < TrackingPolicy.minimumLetterProbability.toContinue {
                return change(to: other)
            }
            guard
                sinceSeen
                    <= (own >= TrackingPolicy.sureLetterProbability
                        ? TrackingPolicy.longestUnseenWithLetter : TrackingPolicy.longestUnseen)
            else { return giveUp() }
            return 0
        }
        if own < TrackingPolicy.minimumLetterProbability.toContinue, let other,
            letters[other] >= TrackingPolicy.sureLetterProbability
        {
            return change(to: other)
        }
        if sinceWholeFrameSearch == 0, leads(other) { return other.flatMap { change(to: $0) } }
        guard withoutLetter < TrackingPolicy.longestWithoutLetter else {
            if let hand { rejected.add(hand.box) }
            return giveUp()
        }
        return 0
    }

    /// The best of the candidates that show a letter; of those with nearly the highest score the preferred one.
    private func best(of letters: [Float], among indices: [Int]) -> Int? {
        let hands = indices.filter { letters[$0] >= minimumLetter(of: frameCandidates[$0]) }
        guard let highest = hands.map({ score($0, letters) }).max() else { return nil }
        return hands.filter { score($0, letters) >= TrackingPolicy.comparableScoreShare * highest }.max { one, other in
            preference(frameCandidates[one].box, speed: 0) < preference(frameCandidates[other].box, speed: 0)
        }
    }

    private func score(_ index: Int, _ letters: [Float]) -> Float {
        let place = frameCandidates[index]
        return letters[index] * place.confidence.squareRoot()
            * (1 + TrackingPolicy.motionBonus * background.changedShare(of: place.box))
    }

    private func minimumLetter(of detection: HandDetection) -> Float {
        rejected.contains { $0.box.iou(with: detection.box) > RejectedRegion.sameThingIoU }
            ? TrackingPolicy.sureLetterProbability : TrackingPolicy.minimumLetterProbability.toBegin
    }

    private mutating func change(to index: Int) -> Int {
        take(frameCandidates[index])
        return index
    }

    private mutating func giveUp() -> Int? {
        forget()
        return nil
    }

    private mutating func forget() {
        hand = nil
        boxAtNearSearch = nil
        hasFollowedLandmarks = false
        smoother = nil
        rival = nil
        withoutLetter = 0
        sinceWholeFrameSearch = 0
    }

    private mutating func take(_ detection: HandDetection) {
        hand = detection
        smoother = BoxSmoother(detection.box)
        rival = nil
        withoutLetter = 0
        sinceSeen = 0
        isFollowed = false
    }

    // MARK: Following

    /// The hand at its present place; from time to time, or when it is not detected, also other candidates.
    private mutating func follow(_ old: HandDetection, in frame: Frame) throws(ImageError) -> [HandDetection] {
        let isResting = boxAtNearSearch.map { $0.iou(with: old.box) >= TrackingPolicy.restingIoU } ?? false
        if hasFollowedLandmarks,
            sinceNearSearch
                < (isResting ? TrackingPolicy.nearSearchPeriods.resting : TrackingPolicy.nearSearchPeriods.moving)
        {
            hasFollowedLandmarks = false
            sinceSeen = 0
            return [old]
        }
        let hadLandmarks = hasFollowedLandmarks
        (hasFollowedLandmarks, sinceNearSearch) = (false, 0)
        var present = old
        if let seen = try search.near(old.box, in: frame) {
            let isPart = hadLandmarks && old.box.coverage(of: seen.box) >= TrackingPolicy.partOfHandCoverage
            smoother?.add(seen.box, after: sinceSeen, atMost: isPart ? TrackingPolicy.maximumCorrection : 1)
            present = HandDetection(box: smoother?.box ?? seen.box, confidence: seen.confidence)
            hand = present
            boxAtNearSearch = present.box
            sinceSeen = 0
        }
        guard sinceSeen > 0 || sinceWholeFrameSearch >= TrackingPolicy.wholeFrameSearchPeriod else { return [present] }
        sinceWholeFrameSearch = 0
        let others = try places(in: frame).filter { $0.box.iou(with: present.box) < TrackingPolicy.otherPlaceIoU }
        return [present] + others.prefix(TrackingPolicy.maximumRivals)
    }

    /// Candidates of the whole frame, which is also added to the background.
    private mutating func places(
        in frame: Frame, follows: Bool = true, thoroughly: Bool = false
    ) throws(ImageError) -> [HandDetection] {
        let places = try search.candidates(in: frame, thoroughly: thoroughly)
        try background.add(frame, after: follows ? sinceBackground : nil)
        sinceBackground = 0
        return places
    }

    /// Whether another hand has been preferred to the one that is followed for long enough.
    private mutating func leads(_ other: Int?) -> Bool {
        guard let other = other.map({ frameCandidates[$0] }), let own = smoother else {
            rival = nil
            return false
        }
        if rival == nil || other.box.iou(with: rival?.smoother.box ?? other.box) < TrackingPolicy.otherPlaceIoU {
            rival = Rival(smoother: BoxSmoother(other.box))
            return false
        }
        rival?.smoother.add(other.box, after: TrackingPolicy.wholeFrameSearchPeriod)
        guard let present = rival else { return false }
        let isBetter =
            preference(present.smoother.box, speed: present.smoother.speed)
            > preference(own.box, speed: own.speed) + TrackingPolicy.switchMargin
        rival?.preferredMilliseconds =
            isBetter ? present.preferredMilliseconds + TrackingPolicy.wholeFrameSearchPeriod : 0
        return isBetter
            && present.preferredMilliseconds + TrackingPolicy.wholeFrameSearchPeriod >= TrackingPolicy.switchDelay
    }

    /// How likely a hand is the one that signs, 0…1.5: raised, or moving.
    private func preference(_ box: Region, speed: Double) -> Double {
        let height = 1 - (box.y + box.height / 2) / Double(max(size.y, 1))
        return min(max(height, 0), 1) + 0.5 * min(speed, 1)
    }
}
