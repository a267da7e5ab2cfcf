/// The user's settings of the window, and what it shows for a limited time.
struct WindowState: Equatable, Sendable {
    /// The overlay that covers the window.
    enum Overlay: Equatable, Sendable {
        case none
        case help
        case chart
    }

    /// Whether the video is shown with left and right exchanged.
    var isMirrored = true
    var isFullScreen = false
    var overlay = Overlay.none
    /// A line that is shown for some time.
    var notice: Notice?
    /// When the last letter was added, in milliseconds; nil when its glow has ended.
    var commitTime: Double?

    /// A line of text with the time when it disappears.
    struct Notice: Equatable, Sendable {
        var text: String
        /// When it disappears, in milliseconds.
        var end: Double
    }

    /// How long a notice is shown.
    static let noticeMilliseconds = 1600.0
    /// How long the ring glows after a letter was added.
    static let glowMilliseconds = 450.0

    /// Shows a line from `now` milliseconds on.
    mutating func notify(_ text: String, at now: Double) {
        notice = Notice(text: text, end: now + Self.noticeMilliseconds)
    }

    /// How strongly the ring glows, from 1 when a letter was just added down to 0.
    func glow(at now: Double) -> Double {
        guard let commitTime else { return 0 }
        return min(max(1 - (now - commitTime) / Self.glowMilliseconds, 0), 1)
    }

    /// Ends notices and glows whose time has passed at `now` milliseconds.
    ///
    /// - Returns: Whether the window must be drawn again, because something has ended or still glows.
    mutating func advance(to now: Double) -> Bool {
        let before = self
        if let end = notice?.end, end <= now {
            notice = nil
        }
        if let time = commitTime, now - time > Self.glowMilliseconds {
            commitTime = nil
        }
        return commitTime != nil || self != before
    }
}
