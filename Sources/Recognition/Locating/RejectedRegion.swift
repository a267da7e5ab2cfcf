import Imaging

/// A place that was followed as a hand and showed no letter: a face, a lamp, a hand that rests.
///
/// As long as something is seen there that does not move, only a sure letter makes it a hand again.
struct RejectedRegion: Sendable {
    /// What is seen there is the same thing while it overlaps by more than this.
    static let sameThingIoU = 0.5
    /// Milliseconds after which a place at which nothing is seen is forgotten.
    static let longestUnseen = 2000.0

    /// Where it is, in the frame's pixels.
    let box: Region
    /// Milliseconds since something was seen there.
    private(set) var unseen = 0.0

    init(_ box: Region) {
        self.box = box
    }

    fileprivate mutating func age(by elapsed: Double, seen: [HandDetection]) {
        unseen = seen.contains { $0.box.iou(with: box) > Self.sameThingIoU } ? 0 : unseen + elapsed
    }
}

extension [RejectedRegion] {
    /// Adds a place, instead of what was the same: a hand that rests again and again must not pile up.
    mutating func add(_ box: Region) {
        removeAll { $0.box.iou(with: box) > RejectedRegion.sameThingIoU }
        append(RejectedRegion(box))
    }

    /// Lets time pass, and forgets places at which nothing is seen any more.
    mutating func age(by elapsed: Double, seen: [HandDetection]) {
        for index in indices { self[index].age(by: elapsed, seen: seen) }
        removeAll { $0.unseen > RejectedRegion.longestUnseen }
    }
}
