import Imaging

/// A place that was followed as a hand but showed no letter: a face, a lamp, a hand that rests.
///
/// As long as something is detected there, only a letter of high probability makes it a hand again.
struct RejectedRegion: Sendable {
    /// A detection that overlaps with the place by more than this is of the same thing.
    static let sameThingIoU = 0.5
    /// Milliseconds without a detection after which the place is forgotten.
    static let longestUnseen = 2000.0

    /// The place, in the frame's pixels.
    let box: Region
    /// Milliseconds since the last detection there.
    private(set) var unseen = 0.0

    init(_ box: Region) {
        self.box = box
    }

    fileprivate mutating func age(by elapsed: Double, seen: [HandDetection]) {
        unseen = seen.contains { $0.box.iou(with: box) > Self.sameThingIoU } ? 0 : unseen + elapsed
    }
}

extension [RejectedRegion] {
    /// Adds a place and removes those that are the same, so that one place is in the list once.
    mutating func add(_ box: Region) {
        removeAll { $0.box.iou(with: box) > RejectedRegion.sameThingIoU }
        append(RejectedRegion(box))
    }

    /// Adds the time of a frame, and forgets places without detections.
    mutating func age(by elapsed: Double, seen: [HandDetection]) {
        for index in indices { self[index].age(by: elapsed, seen: seen) }
        removeAll { $0.unseen > RejectedRegion.longestUnseen }
    }
}
