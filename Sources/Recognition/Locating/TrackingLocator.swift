import Imaging

/// Finds the hand in whole frames and follows it from one to the next.
///
/// Two networks check each other: the locator's proposes places, and what the letter network calls "nothing" is no hand,
/// however sure the locator is. Where something has moved in a hand is likelier. Once a hand is found the next frame is only searched about its place, closely; now and
/// then, and when the hand is lost, all of the frame. Of two hands it reads the raised or moving one, and changes over
/// only when the other has been the better choice for a while. Its region is steady when the hand is still, and quick
/// when it moves.
public struct TrackingLocator: HandLocator {
    /// Milliseconds between two looks at the whole frame while a hand is followed, and between two thorough ones while
    /// there is none.
    public static let wholeFrameSearchPeriod = 300.0
    /// Milliseconds for which the landmarks alone carry the box of a hand that rests, and of one that moves: they come
    /// with every letter, and to look for the hand as well in each frame would cost as much as to read it.
    static let nearSearchPeriods = (resting: 120.0, moving: 60.0)
    /// A hand rests while its box overlaps at least so much with where it was at the last look.
    static let restingIoU = 0.85
    /// Milliseconds for which a hand that is not seen any more is still taken to be where it was.
    public static let longestUnseen = 200.0
    /// The same for one in whose place the letter network goes on reading a sure letter.
    static let longestUnseenWithLetter = 1000.0
    /// Milliseconds for which another hand has to be the better choice.
    public static let switchDelay = 600.0
    /// Milliseconds after which a hand that shows no letter is given up.
    public static let longestWithoutLetter = 300.0
    /// The least probability of a letter for a place to become a hand, and for a hand that is followed to go on as one.
    static let minimumLetterProbability: (toBegin: Float, toGoOn: Float) = (0.7, 0.5)
    /// The same for a place that has been given up, as long as nothing moves there, and for one that takes the place of
    /// a hand that shows no letter just now.
    static let sureLetterProbability: Float = 0.95
    /// Landmarks whose box overlaps less with the hand's are not believed.
    static let minimumLandmarkIoU = 0.3
    /// How far the box of a hand that has just been found is moved to that of the landmarks.
    static let landmarkBlendFactor = 0.35
    /// The same of a hand that is followed: what is looked at closely follows from the box, so that errors would grow.
    static let landmarkBlendFactorWhenFollowed = 0.8
    /// The most of the way that a box which the landmarks have just told moves to one that is seen: a look that misses
    /// the little finger must not undo what they know.
    static let maximumCorrection = 0.25
    /// What is seen is a part of the hand where so much of it lies in the landmarks' box.
    static let partOfHandCoverage = 0.85
    /// A region that overlaps less with the better one is read again: a hand that has just been found has to be right at
    /// once, one that is followed is read again soon.
    static let sufficientIoU = 0.9
    static let sufficientIoUWhenFollowed = 0.8
    /// Of several hands those are chosen from whose score is at least this share of the best.
    static let comparableScoreShare: Float = 0.85
    /// By how much another hand has to be preferred.
    static let switchMargin = 0.15
    /// How much more a place scores at which something has moved in.
    static let motionBonus: Float = 0.3
    /// How many other places are read while a hand is followed.
    static let maximumRivals = 2
    /// How sure the fallback is of a hand, as if it had been seen.
    static let fallbackConfidence: Float = 0.1

    /// The hand that is followed, its box steadied; nil when there is none.
    public private(set) var hand: HandDetection?

    private let search: HandSearch
    private let margin: Double
    private let fallback: FixedBox?
    private var size = SIMD2(0, 0)
    private var smoother: BoxSmoother?
    private var sinceScan = 0.0
    private var sinceSeen = 0.0
    private var sinceLook = 0.0
    /// Milliseconds for which the hand that is followed has shown no letter.
    private var withoutLetter = 0.0
    private var sinceFrame = 0.0
    /// The box after the last look.
    private var boxAtLook: Region?
    private var isFollowed = false
    /// Whether the landmarks have told where the hand is in the last frame.
    private var isCarried = false
    /// What this frame's candidates are; the hand that is followed is the first.
    private var offered: [HandDetection] = []
    private var rival: Rival?
    private var avoided: [RejectedRegion] = []
    private var change = BackgroundModel()
    private var sinceChange = 0.0

    /// Another hand than the one that is followed.
    private struct Rival {
        var smoother: BoxSmoother
        /// Milliseconds for which it has been the better choice.
        var lead = 0.0
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

    /// The regions that may show the hand: the one that is followed first.
    ///
    /// - Throws: `ImageError` when the frame's bytes are no picture.
    public mutating func candidates(in frame: Frame, after elapsed: Double?) throws(ImageError) -> [Region] {
        if elapsed == nil || size != SIMD2(frame.width, frame.height) { forget() }
        size = SIMD2(frame.width, frame.height)
        sinceFrame = elapsed ?? 0
        sinceScan += sinceFrame
        sinceSeen += sinceFrame
        sinceLook += sinceFrame
        sinceChange += sinceFrame
        isFollowed = hand != nil
        if let hand {
            offered = try follow(hand, in: frame)
        } else {
            let isThorough = elapsed == nil || sinceScan >= Self.wholeFrameSearchPeriod
            offered = try places(in: frame, follows: elapsed != nil, thoroughly: isThorough)
            if isThorough { sinceScan = 0 }
            avoided.age(by: sinceFrame, seen: offered)
        }
        if !isFollowed, let fallback {
            offered.append(
                HandDetection(
                    box: fallback.region(width: frame.width, height: frame.height).square(scaledBy: 1 / margin),
                    confidence: Self.fallbackConfidence))
        }
        return offered.map { $0.box.square(scaledBy: margin) }
    }

    /// The candidate to read: what shows a letter, of several the one that is raised or was followed before.
    public mutating func choose(among predictions: [LetterPrediction]) -> Int? {
        let letters = predictions.map(\.letterProbability)
        return isFollowed ? keep(letters) : begin(letters)
    }

    /// Lets the landmarks correct the box: they are seen more sharply than the locator sees.
    public mutating func refine(by prediction: LetterPrediction) -> Region? {
        // Where the network sees no letter its landmarks are those of no hand either.
        guard prediction.showsLetter, let old = hand, let told = Region(about: prediction.landmarks),
            told.iou(with: old.box) >= Self.minimumLandmarkIoU
        else { return nil }
        smoother?.correct(
            towards: told, by: isFollowed ? Self.landmarkBlendFactorWhenFollowed : Self.landmarkBlendFactor)
        let box = smoother?.box ?? told
        hand = HandDetection(box: box, confidence: old.confidence)
        isCarried = true
        let (read, better) = (old.box.square(scaledBy: margin), box.square(scaledBy: margin))
        let enough = isFollowed ? Self.sufficientIoUWhenFollowed : Self.sufficientIoU
        return better.iou(with: read) < enough ? better : nil
    }

    /// All places in a frame that follows no other that may be hands, the surest first.
    ///
    /// - Parameter confidence: the least that is told; the locator's threshold when nil.
    /// - Throws: `ImageError` when the frame's bytes are no picture.
    public func hands(in frame: Frame, confidence: Float? = nil) throws(ImageError) -> [HandDetection] {
        try search.candidates(in: frame, confidence: confidence, thoroughly: true)
    }

    // MARK: Choosing

    /// The hand to begin with; nil when no candidate is one.
    private mutating func begin(_ letters: [Float]) -> Int? {
        guard let best = best(of: letters, among: letters.indices.map { $0 }) else {
            // Pictures that are known to show a hand are read in any case.
            return fallback == nil ? nil : letters.indices.max { score($0, letters) < score($1, letters) }
        }
        if fallback != nil, best == offered.count - 1 { return best }
        take(offered[best])
        return best
    }

    /// The hand that is followed, or another that takes its place; nil when it is given up.
    private mutating func keep(_ letters: [Float]) -> Int? {
        guard let own = letters.first else { return nil }
        withoutLetter = own < Self.minimumLetterProbability.toGoOn ? withoutLetter + sinceFrame : 0
        let other = best(of: letters, among: Array(letters.indices.dropFirst()))
        if sinceSeen > 0 {
            // The locator sees it no more; whoever shows a letter is the hand now.
            if let other, letters[other] > own || own < Self.minimumLetterProbability.toGoOn {
                return change(to: other)
            }
            guard sinceSeen <= (own >= Self.sureLetterProbability ? Self.longestUnseenWithLetter : Self.longestUnseen)
            else { return giveUp() }
            return 0
        }
        if own < Self.minimumLetterProbability.toGoOn, let other, letters[other] >= Self.sureLetterProbability {
            return change(to: other)
        }
        if sinceScan == 0, leads(other) { return other.flatMap { change(to: $0) } }
        guard withoutLetter < Self.longestWithoutLetter else {
            if let hand { avoided.add(hand.box) }
            return giveUp()
        }
        return 0
    }

    /// The best of the candidates that show a letter: of those that nearly share the highest score the one that is meant.
    private func best(of letters: [Float], among indices: [Int]) -> Int? {
        let hands = indices.filter { letters[$0] >= leastLetter(of: offered[$0]) }
        guard let highest = hands.map({ score($0, letters) }).max() else { return nil }
        return hands.filter { score($0, letters) >= Self.comparableScoreShare * highest }.max { one, other in
            preference(offered[one].box, speed: 0) < preference(offered[other].box, speed: 0)
        }
    }

    private func score(_ index: Int, _ letters: [Float]) -> Float {
        let place = offered[index]
        return letters[index] * place.confidence.squareRoot()
            * (1 + Self.motionBonus * change.changedShare(of: place.box))
    }

    private func leastLetter(of sighting: HandDetection) -> Float {
        avoided.contains { $0.box.iou(with: sighting.box) > RejectedRegion.sameThingIoU }
            ? Self.sureLetterProbability : Self.minimumLetterProbability.toBegin
    }

    private mutating func change(to index: Int) -> Int {
        take(offered[index])
        return index
    }

    private mutating func giveUp() -> Int? {
        forget()
        return nil
    }

    private mutating func forget() {
        hand = nil
        boxAtLook = nil
        isCarried = false
        smoother = nil
        rival = nil
        withoutLetter = 0
        sinceScan = 0
    }

    private mutating func take(_ sighting: HandDetection) {
        hand = sighting
        smoother = BoxSmoother(sighting.box)
        rival = nil
        withoutLetter = 0
        sinceSeen = 0
        isFollowed = false
    }

    // MARK: Following

    /// The hand where it is now, and, now and then or when it is not seen, what else may be a hand.
    private mutating func follow(_ old: HandDetection, in frame: Frame) throws(ImageError) -> [HandDetection] {
        let isResting = boxAtLook.map { $0.iou(with: old.box) >= Self.restingIoU } ?? false
        if isCarried, sinceLook < (isResting ? Self.nearSearchPeriods.resting : Self.nearSearchPeriods.moving) {
            isCarried = false
            sinceSeen = 0
            return [old]
        }
        let isTold = isCarried
        (isCarried, sinceLook) = (false, 0)
        var present = old
        if let seen = try search.near(old.box, in: frame) {
            let isPart = isTold && old.box.coverage(of: seen.box) >= Self.partOfHandCoverage
            smoother?.add(seen.box, after: sinceSeen, atMost: isPart ? Self.maximumCorrection : 1)
            present = HandDetection(box: smoother?.box ?? seen.box, confidence: seen.confidence)
            hand = present
            boxAtLook = present.box
            sinceSeen = 0
        }
        guard sinceSeen > 0 || sinceScan >= Self.wholeFrameSearchPeriod else { return [present] }
        sinceScan = 0
        let others = try places(in: frame).filter { $0.box.iou(with: present.box) < 0.2 }
        return [present] + others.prefix(Self.maximumRivals)
    }

    /// What may be a hand in all of a frame, which also tells where something has moved in.
    private mutating func places(
        in frame: Frame, follows: Bool = true, thoroughly: Bool = false
    ) throws(ImageError) -> [HandDetection] {
        let places = try search.candidates(in: frame, thoroughly: thoroughly)
        try change.add(frame, after: follows ? sinceChange : nil)
        sinceChange = 0
        return places
    }

    /// Lets another hand gain on the one that is followed; says when it has led for long enough.
    private mutating func leads(_ other: Int?) -> Bool {
        guard let other = other.map({ offered[$0] }), let own = smoother else {
            rival = nil
            return false
        }
        if rival == nil || other.box.iou(with: rival?.smoother.box ?? other.box) < 0.2 {
            rival = Rival(smoother: BoxSmoother(other.box))
            return false
        }
        rival?.smoother.add(other.box, after: Self.wholeFrameSearchPeriod)
        guard let present = rival else { return false }
        let isBetter =
            preference(present.smoother.box, speed: present.smoother.speed)
            > preference(own.box, speed: own.speed) + Self.switchMargin
        rival?.lead = isBetter ? present.lead + Self.wholeFrameSearchPeriod : 0
        return isBetter && present.lead + Self.wholeFrameSearchPeriod >= Self.switchDelay
    }

    /// How much a hand seems to be meant: raised, or moving.
    private func preference(_ box: Region, speed: Double) -> Double {
        let height = 1 - (box.y + box.height / 2) / Double(max(size.y, 1))
        return min(max(height, 0), 1) + 0.5 * min(speed, 1)
    }
}
