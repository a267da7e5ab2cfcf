/// What the window itself remembers between frames.
struct WindowState: Equatable, Sendable {
    /// What lies over everything.
    enum Overlay: Equatable, Sendable {
        case none
        case help
        case chart
    }

    /// Whether the video is shown as a mirror would.
    var isMirrored = true
    var isFullScreen = false
    var overlay = Overlay.none
    /// A line that goes away by itself.
    var notice: Notice?
    /// When the last letter was added, in milliseconds; its ring glows a little longer.
    var commitTime: Double?

    /// A line that goes away by itself.
    struct Notice: Equatable, Sendable {
        var text: String
        /// When it goes, in milliseconds.
        var end: Double
    }

    /// Milliseconds for which a notice stays.
    static let noticeTime = 1600.0
    /// Milliseconds for which the ring glows after a letter was added.
    static let glowTime = 450.0

    /// Shows a line for a while from now on.
    mutating func notify(_ text: String, at now: Double) {
        notice = Notice(text: text, end: now + Self.noticeTime)
    }

    /// How strongly the ring glows, from 1 when a letter was just added down to 0.
    func glow(at now: Double) -> Double {
        guard let commitTime else { return 0 }
        return min(max(1 - (now - commitTime) / Self.glowTime, 0), 1)
    }

    /// Forgets what is over.
    ///
    /// - Returns: Whether something is still moving, so that the window has to be drawn again.
    mutating func advance(to now: Double) -> Bool {
        let before = self
        if let end = notice?.end, end <= now {
            notice = nil
        }
        if let time = commitTime, now - time > Self.glowTime {
            commitTime = nil
        }
        return commitTime != nil || self != before
    }
}
