/// Where everything in the window goes, in pixels of the drawing.
struct WindowLayout: Equatable, Sendable {
    /// How the parts lie to each other.
    enum Arrangement: Equatable, Sendable {
        /// The letter and its rivals right of the video.
        case beside
        /// The letter and its rivals under the video, in a window taller than wide.
        case below
        /// Everything over the video, in a window too small for anything else.
        case compact
    }

    /// Heights of type in pixels.
    struct TypeSizes: Equatable, Sendable {
        /// The text read so far.
        var text: Int
        /// Messages and candidates.
        var body: Int
        /// The status line and keys.
        var small: Int
    }

    var arrangement: Arrangement
    /// Pixels of one design unit: 1 in a window of 1280x720.
    var unit: Double
    /// The whole window.
    var window: Rect
    /// Where the video is shown, in its own proportions.
    var video: Rect
    /// The square of the big letter and its ring.
    var dial: Rect
    /// Where the most probable letters are listed.
    var candidates: Rect
    /// How many of them there is room for.
    var candidateCount: Int
    /// Where the text read so far stands.
    var text: Rect
    /// The line of figures at the lower edge; nil where there is no room for it.
    var status: Rect?
    var sizes: TypeSizes

    /// The most candidates that are listed: more would be read by nobody while signing.
    static let candidateLimit = 3

    /// The margin that separates the parts.
    var gap: Double { 20 * unit }

    /// Lays out a window.
    ///
    /// - Parameters:
    ///   - width: Width of the drawing in pixels, above 0.
    ///   - height: Height of the drawing in pixels, above 0.
    ///   - videoAspect: Width of the video for its height.
    ///   - density: Pixels of the drawing for one of the desktop's units, above 1 on a HiDPI display.
    init(width: Double, height: Double, videoAspect: Double, density: Double = 1) {
        let isCompact = width < 440 * density || height < 320 * density
        let isTall = height > width * 1.1
        let unit = isTall ? min(width / 720, height / 1280) : min(width / 1280, height / 720)
        let smallest = { (size: Double, least: Double) in Int(max(size * unit, least * density).rounded()) }
        self.unit = isCompact ? max(unit, 0.42 * density) : max(unit, 0.4 * density)
        window = Rect(x: 0, y: 0, width: width, height: height)
        sizes = TypeSizes(text: smallest(38, 18), body: smallest(22, 13), small: smallest(16, 11))
        arrangement = isCompact ? .compact : isTall ? .below : .beside
        video = window
        (dial, candidates, candidateCount, text, status) = (window, window, 0, window, nil)
        switch arrangement {
        case .beside: placeBeside(videoAspect)
        case .below: placeBelow(videoAspect)
        case .compact: placeCompact(videoAspect)
        }
    }

    /// Height of one line of the text read so far.
    var textLineHeight: Double { (Double(sizes.text) * 1.32).rounded() }

    /// Height of one line of the list of candidates.
    private var candidateHeight: Double { (Double(sizes.body) * 1.9).rounded() }

    private var statusHeight: Double { (Double(sizes.small) * 2.4).rounded() }

    private mutating func placeBeside(_ aspect: Double) {
        let margin = gap
        let textHeight = 2 * textLineHeight + 1.4 * gap
        let videoHeight = window.height - margin - gap - textHeight - statusHeight
        let leastSide = max(300 * unit, Double(sizes.body) * 9)
        let videoArea = Rect(
            x: margin, y: margin, width: window.width - 2 * margin - gap - leastSide, height: videoHeight)
        let videoSize = videoArea.fitted(aspect: aspect)
        let side = min(window.width - 2 * margin - gap - videoSize.width, 560 * unit)
        let total = videoSize.width + gap + side
        video =
            Rect(
                x: (window.width - total) / 2, y: margin, width: videoSize.width, height: videoSize.height
            ).rounded
        let column = Rect(x: video.maxX + gap, y: margin, width: side, height: video.height)
        placeStatusAndText(left: video.x, right: column.maxX, top: video.maxY + gap)
        splitColumn(column)
    }

    /// The candidates at the column's foot, as many as fit, and the dial in the middle of what is above them.
    private mutating func splitColumn(_ column: Rect) {
        let wanted = Double(Self.candidateLimit)
        let room = max(column.height - gap - wanted * candidateHeight, column.height * 0.55)
        let dialSide = min(column.width, room)
        let below = column.height - dialSide - gap
        candidateCount = Int(min(max(below / candidateHeight, 0), wanted))
        let listHeight = Double(candidateCount) * candidateHeight
        candidates =
            Rect(
                x: column.x, y: column.maxY - listHeight, width: column.width, height: listHeight
            ).rounded
        let above = Rect(x: column.x, y: column.y, width: column.width, height: candidates.y - gap - column.y)
        dial = above.fitted(aspect: 1).rounded
    }

    private mutating func placeBelow(_ aspect: Double) {
        let margin = gap
        let textHeight = 2 * textLineHeight + 1.4 * gap
        let width = window.width - 2 * margin
        let bandHeight = max(min(width * 0.42, window.height * 0.3), 3 * candidateHeight)
        let videoHeight = window.height - margin - 2 * gap - bandHeight - textHeight - statusHeight
        let area = Rect(x: margin, y: margin, width: width, height: videoHeight)
        let fitted = area.fitted(aspect: aspect)
        video = Rect(x: fitted.x, y: margin, width: fitted.width, height: fitted.height).rounded
        let band = Rect(x: margin, y: video.maxY + gap, width: width, height: bandHeight)
        dial = Rect(x: band.x, y: band.y, width: bandHeight, height: bandHeight).rounded
        candidateCount = min(Int(bandHeight / candidateHeight), Self.candidateLimit)
        let listHeight = Double(candidateCount) * candidateHeight
        candidates =
            Rect(
                x: dial.maxX + gap, y: band.y + (bandHeight - listHeight) / 2,
                width: band.maxX - dial.maxX - gap, height: listHeight
            ).rounded
        placeStatusAndText(left: margin, right: window.width - margin, top: band.maxY + gap)
    }

    private mutating func placeStatusAndText(left: Double, right: Double, top: Double) {
        let line = Rect(x: left, y: window.height - statusHeight, width: right - left, height: statusHeight).rounded
        status = line
        text = Rect(x: left, y: top, width: right - left, height: max(line.y - top, 0)).rounded
    }

    private mutating func placeCompact(_ aspect: Double) {
        video = window.fitted(aspect: aspect).rounded
        let margin = 8 * unit / 0.42 * 0.6
        let dialSide = min(window.height * 0.34, window.width * 0.3)
        dial =
            Rect(
                x: margin, y: window.height - margin - dialSide, width: dialSide, height: dialSide
            ).rounded
        let right = window.width - margin
        let textHeight = min(textLineHeight * 2, dialSide)
        text =
            Rect(
                x: dial.maxX + margin, y: window.height - margin - textHeight,
                width: max(right - dial.maxX - margin, 0), height: textHeight
            ).rounded
        let listWidth = min(window.width * 0.34, 130 * unit / 0.42)
        candidateCount = window.height > 200 * unit / 0.42 ? Self.candidateLimit : 0
        candidates =
            Rect(
                x: right - listWidth, y: margin, width: listWidth,
                height: Double(candidateCount) * Double(sizes.small) * 1.5
            ).rounded
    }
}
