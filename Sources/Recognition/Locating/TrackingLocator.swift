import Imaging

/// Finds the hand in whole frames and follows it from one to the next.
///
/// Once a hand is found the next frame is only searched about its place, closely; now and then, and when the hand is
/// lost, all of the frame. Of two hands it reads the raised or moving one, and changes over only when the other has
/// been the better choice for a while. Its region is steady when the hand is still, and quick when it moves.
public struct TrackingLocator: HandLocator {
    /// Milliseconds between two looks at the whole frame while a hand is followed, and between two at each of its parts
    /// while there is none.
    public static let scanPeriod = 300.0
    /// Milliseconds for which the joints alone carry the box of a hand that rests, and of one that moves: they come with
    /// every letter, and to look for the hand as well in each frame would cost as much as to read it.
    static let lookPeriods = (resting: 120.0, moving: 60.0)
    /// A hand rests while its box overlaps at least so much with where it was at the last look.
    static let rest = 0.85
    /// Milliseconds for which a hand that is not seen any more is still taken to be where it was.
    public static let memory = 200.0
    /// Milliseconds for which another hand has to be the better choice.
    public static let hesitation = 600.0
    /// Joints whose box overlaps less with the hand's are not believed.
    static let leastAgreement = 0.3
    /// How far the box of a hand that has just been found is moved to that of the joints.
    static let trust = 0.35
    /// The same of a hand that is followed: what is looked at closely follows from the box, so that errors would grow.
    static let trustWhenFollowed = 0.8
    /// The most of the way that a box which the joints have just told moves to one that is seen: a look that misses the
    /// little finger must not undo what they know.
    static let mostCorrection = 0.25
    /// What is seen is a part of the hand where so much of it lies in the joints' box.
    static let partOfHand = 0.85
    /// A region that overlaps less with the better one is read again: a hand that has just been found has to be right at
    /// once, one that is followed is read again soon.
    static let goodEnough = 0.9
    static let goodEnoughWhenFollowed = 0.8
    /// Of several hands those are chosen from that are at least so sure, beside the surest.
    static let sureness: Float = 0.85
    /// By how much it has to be better.
    static let advantage = 0.15

    /// The hand that is followed, its box steadied; nil when there is none.
    public private(set) var hand: HandSighting?

    private let search: HandSearch
    private let margin: Double
    private let fallback: FixedBox?
    private var clock = FrameClock()
    private var size = SIMD2(0, 0)
    private var smoother: BoxSmoother?
    private var sinceScan = 0.0
    private var sinceSeen = 0.0
    private var sinceLook = 0.0
    /// The box after the last look.
    private var boxAtLook: Region?
    private var isFollowed = false
    /// Whether the joints have told where the hand is in the last frame.
    private var isCarried = false
    private var rival: Rival?

    /// Another hand than the one that is followed.
    private struct Rival {
        var smoother: BoxSmoother
        /// Milliseconds for which it has been the better choice.
        var lead = 0.0
    }

    /// Makes a locator that has seen nothing.
    ///
    /// - Parameters:
    ///   - margin: side of the region to read, in sides of the square about the hand (`Preprocessor.margin`).
    ///   - fallback: what is read when no hand is found; for pictures that are known to show one.
    public init(_ net: LocatorNet, margin: Double, fallback: FixedBox? = nil) {
        search = HandSearch(net)
        self.margin = margin
        self.fallback = fallback
    }

    /// The region of the hand, nil when there is none.
    ///
    /// - Throws: `ImageError` when the frame's bytes are no picture.
    public mutating func locate(in frame: Frame) throws(ImageError) -> Region? {
        let elapsed = clock.advance(to: frame.time)
        if elapsed == nil || size != SIMD2(frame.width, frame.height) { forget() }
        size = SIMD2(frame.width, frame.height)
        sinceScan += elapsed ?? 0
        sinceSeen += elapsed ?? 0
        sinceLook += elapsed ?? 0
        isFollowed = hand != nil
        if let hand {
            try follow(hand, in: frame, after: elapsed ?? 0)
        } else {
            let isThorough = elapsed == nil || sinceScan >= Self.scanPeriod
            let first = best(of: try search.everywhere(in: frame, thoroughly: isThorough))
            if isThorough || first != nil { sinceScan = 0 }
            if let first { take(first) }
        }
        guard let hand else { return fallback?.region(width: frame.width, height: frame.height) }
        return hand.box.square(scaledBy: margin)
    }

    /// Lets the joints correct the box: they are seen more sharply than the locator sees.
    public mutating func refine(joints: [SIMD2<Float>]) -> Region? {
        guard let old = hand, let told = Region(about: joints), told.overlap(with: old.box) >= Self.leastAgreement
        else { return nil }
        smoother?.correct(towards: told, by: isFollowed ? Self.trustWhenFollowed : Self.trust)
        let box = smoother?.box ?? told
        hand = HandSighting(box: box, confidence: old.confidence)
        isCarried = true
        let (read, better) = (old.box.square(scaledBy: margin), box.square(scaledBy: margin))
        let enough = isFollowed ? Self.goodEnoughWhenFollowed : Self.goodEnough
        return better.overlap(with: read) < enough ? better : nil
    }

    /// All hands in a frame that follows no other, the surest first.
    ///
    /// - Throws: `ImageError` when the frame's bytes are no picture.
    public func hands(in frame: Frame) throws(ImageError) -> [HandSighting] {
        try search.everywhere(in: frame, thoroughly: true)
    }

    /// The surest hand of a frame that follows no other, however unsure it is; for whoever chooses a threshold.
    ///
    /// - Throws: `ImageError` when the frame's bytes are no picture.
    public func surest(in frame: Frame) throws(ImageError) -> HandSighting? {
        try search.everywhere(in: frame, confidence: 0.05, thoroughly: true).first
    }

    private mutating func forget() {
        hand = nil
        boxAtLook = nil
        isCarried = false
        smoother = nil
        rival = nil
        sinceScan = 0
    }

    private mutating func take(_ sighting: HandSighting) {
        hand = sighting
        smoother = BoxSmoother(sighting.box)
        rival = nil
        sinceSeen = 0
    }

    private mutating func follow(_ old: HandSighting, in frame: Frame, after elapsed: Double) throws(ImageError) {
        let isResting = boxAtLook.map { $0.overlap(with: old.box) >= Self.rest } ?? false
        if isCarried, sinceLook < (isResting ? Self.lookPeriods.resting : Self.lookPeriods.moving) {
            isCarried = false
            sinceSeen = 0
            return
        }
        let isTold = isCarried
        (isCarried, sinceLook) = (false, 0)
        let seen = try search.near(old.box, in: frame)
        if let seen {
            let isPart = isTold && old.box.share(of: seen.box) >= Self.partOfHand
            smoother?.add(seen.box, after: sinceSeen, atMost: isPart ? Self.mostCorrection : 1)
            hand = HandSighting(box: smoother?.box ?? seen.box, confidence: seen.confidence)
            boxAtLook = hand?.box
            sinceSeen = 0
        }
        guard seen == nil || sinceScan >= Self.scanPeriod else { return }
        let all = try search.everywhere(in: frame)
        let others = all.filter { $0.box.overlap(with: old.box) < 0.2 }
        if seen == nil {
            if let found = best(of: all) {
                take(found)
            } else if sinceSeen > Self.memory {
                forget()
            }
        } else {
            compare(with: best(of: others), after: sinceScan)
        }
        sinceScan = 0
    }

    /// Lets another hand gain on the one that is followed, and changes over when it has led for long enough.
    private mutating func compare(with other: HandSighting?, after elapsed: Double) {
        guard let other, let own = smoother else {
            rival = nil
            return
        }
        if rival == nil || other.box.overlap(with: rival?.smoother.box ?? other.box) < 0.2 {
            rival = Rival(smoother: BoxSmoother(other.box))
            return
        }
        rival?.smoother.add(other.box, after: elapsed)
        guard let present = rival else { return }
        let isBetter =
            preference(present.smoother.box, speed: present.smoother.speed)
            > preference(own.box, speed: own.speed) + Self.advantage
        rival?.lead = isBetter ? present.lead + elapsed : 0
        if isBetter, present.lead + elapsed >= Self.hesitation {
            take(other)
        }
    }

    /// The hand to begin with: of those that are surely hands the one that is raised.
    private func best(of sightings: [HandSighting]) -> HandSighting? {
        guard let surest = sightings.first else { return nil }
        return sightings.filter { $0.confidence >= Self.sureness * surest.confidence }.max { one, other in
            preference(one.box, speed: 0) < preference(other.box, speed: 0)
        }
    }

    /// How much a hand seems to be meant: raised, or moving.
    private func preference(_ box: Region, speed: Double) -> Double {
        let height = 1 - (box.y + box.height / 2) / Double(max(size.y, 1))
        return min(max(height, 0), 1) + 0.5 * min(speed, 1)
    }
}
