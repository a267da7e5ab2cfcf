import Charts

/// The places and sizes of all views of a window, in pixels of the drawing.
struct WindowLayout: Equatable, Sendable {
    /// How the views are arranged.
    enum Arrangement: Equatable, Sendable {
        /// The letter and the candidates are to the right of the video.
        case beside
        /// The letter and the candidates are below the video, in a window that is taller than wide.
        case below
        /// Everything is drawn over the video, in a small window.
        case compact
    }

    /// Font sizes in pixels.
    struct TypeSizes: Equatable, Sendable {
        /// For the text read so far.
        var text: Int
        /// For messages and candidates.
        var body: Int
        /// For the status line.
        var small: Int
    }

    var arrangement: Arrangement
    /// Pixels per unit of the design, which is drawn for 1280x720.
    var unit: Double
    /// The whole window.
    var window: Rectangle
    /// Where the video is shown, with the aspect ratio of the video.
    var video: Rectangle
    /// The square of the letter and its ring.
    var holdRing: Rectangle
    /// Where the candidates are listed.
    var candidates: Rectangle
    /// How many candidates there is room for.
    var candidateCount: Int
    /// Where the text read so far is shown.
    var text: Rectangle
    /// Where the words to choose from are listed, side by side.
    var choices: Rectangle
    /// How many choices there is room for.
    var choiceCount: Int
    /// Where the status line is shown; nil when there is no room for it.
    var status: Rectangle?
    var sizes: TypeSizes

    /// The maximum number of listed candidates, since nobody can read more while signing.
    static let maximumCandidates = 3
    /// The maximum number of listed choices.
    static let maximumChoices = 5

    /// The distance between two views.
    var gap: Double { 20 * unit }

    /// Lays out a window.
    ///
    /// - Parameters:
    ///   - width: Width of the drawing in pixels, above 0.
    ///   - height: Height of the drawing in pixels, above 0.
    ///   - videoAspect: Width of the video divided by its height.
    ///   - density: Pixels of the drawing per unit of the desktop, above 1 on a HiDPI display.
    init(width: Double, height: Double, videoAspect: Double, density: Double = 1) {
        let isCompact = width < 440 * density || height < 320 * density
        let isTall = height > width * 1.1
        let unit = isTall ? min(width / 720, height / 1280) : min(width / 1280, height / 720)
        let smallest = { (size: Double, least: Double) in Int(max(size * unit, least * density).rounded()) }
        self.unit = isCompact ? max(unit, 0.42 * density) : max(unit, 0.4 * density)
        window = Rectangle(x: 0, y: 0, width: width, height: height)
        sizes = TypeSizes(text: smallest(38, 18), body: smallest(22, 13), small: smallest(16, 11))
        arrangement = isCompact ? .compact : isTall ? .below : .beside
        video = window
        (holdRing, candidates, candidateCount, text, status) = (window, window, 0, window, nil)
        (choices, choiceCount) = (window, 0)
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

    /// Height of the row of choices.
    private var choiceHeight: Double { (Double(sizes.body) * 1.65).rounded() }

    /// Height of the text with the row of choices below it.
    private var textAndChoicesHeight: Double { 2 * textLineHeight + gap + choiceGap + choiceHeight }

    /// The distance between the text and the choices, and between two choices.
    var choiceGap: Double { (gap * 0.5).rounded() }

    private var statusHeight: Double { (Double(sizes.small) * 2).rounded() }

    private mutating func placeBeside(_ aspect: Double) {
        let margin = gap
        let videoHeight = window.height - margin - gap - textAndChoicesHeight - statusHeight
        let minimumColumnWidth = max(300 * unit, Double(sizes.body) * 9)
        let videoArea = Rectangle(
            x: margin, y: margin, width: window.width - 2 * margin - gap - minimumColumnWidth, height: videoHeight)
        let videoSize = videoArea.fitted(aspect: aspect)
        let side = min(window.width - 2 * margin - gap - videoSize.width, 560 * unit)
        let total = videoSize.width + gap + side
        video =
            Rectangle(
                x: (window.width - total) / 2, y: margin, width: videoSize.width, height: videoSize.height
            ).rounded
        let column = Rectangle(x: video.maxX + gap, y: margin, width: side, height: video.height)
        placeStatusAndText(left: video.x, right: column.maxX, top: video.maxY + gap)
        splitColumn(column)
    }

    /// Puts the candidates, as many as fit, at the bottom of a column and the ring in the middle of the rest.
    private mutating func splitColumn(_ column: Rectangle) {
        let wanted = Double(Self.maximumCandidates)
        let room = max(column.height - gap - wanted * candidateHeight, column.height * 0.55)
        let ringSide = min(column.width, room)
        let below = column.height - ringSide - gap
        candidateCount = Int(min(max(below / candidateHeight, 0), wanted))
        let listHeight = Double(candidateCount) * candidateHeight
        candidates =
            Rectangle(
                x: column.x, y: column.maxY - listHeight, width: column.width, height: listHeight
            ).rounded
        let above = Rectangle(x: column.x, y: column.y, width: column.width, height: candidates.y - gap - column.y)
        holdRing = above.fitted(aspect: 1).rounded
    }

    private mutating func placeBelow(_ aspect: Double) {
        let margin = gap
        let width = window.width - 2 * margin
        let bandHeight = max(min(width * 0.42, window.height * 0.3), 3 * candidateHeight)
        let videoHeight = window.height - margin - 2 * gap - bandHeight - textAndChoicesHeight - statusHeight
        let area = Rectangle(x: margin, y: margin, width: width, height: videoHeight)
        let fitted = area.fitted(aspect: aspect)
        video = Rectangle(x: fitted.x, y: margin, width: fitted.width, height: fitted.height).rounded
        let band = Rectangle(x: margin, y: video.maxY + gap, width: width, height: bandHeight)
        holdRing = Rectangle(x: band.x, y: band.y, width: bandHeight, height: bandHeight).rounded
        candidateCount = min(Int(bandHeight / candidateHeight), Self.maximumCandidates)
        let listHeight = Double(candidateCount) * candidateHeight
        candidates =
            Rectangle(
                x: holdRing.maxX + gap, y: band.y + (bandHeight - listHeight) / 2,
                width: band.maxX - holdRing.maxX - gap, height: listHeight
            ).rounded
        placeStatusAndText(left: margin, right: window.width - margin, top: band.maxY + gap)
    }

    private mutating func placeStatusAndText(left: Double, right: Double, top: Double) {
        let line = Rectangle(x: left, y: window.height - statusHeight, width: right - left, height: statusHeight)
            .rounded
        status = line
        let row = Rectangle(
            x: left, y: line.y - choiceHeight, width: right - left, height: choiceHeight
        ).rounded
        placeChoices(row, narrowest: 7 * Double(sizes.body))
        text = Rectangle(x: left, y: top, width: right - left, height: max(row.y - choiceGap - top, 0)).rounded
    }

    /// Divides a row into as many choices as fit, the letters and one word at least.
    private mutating func placeChoices(_ row: Rectangle, narrowest: Double) {
        choices = row
        choiceCount = min(max(Int((row.width + choiceGap) / (narrowest + choiceGap)), 2), Self.maximumChoices)
    }

    /// The place of a choice, counted from 0; all have the same width, so that none moves when others change.
    func choice(_ index: Int) -> Rectangle {
        let width = (choices.width + choiceGap) / Double(max(choiceCount, 1))
        return Rectangle(
            x: choices.x + Double(index) * width, y: choices.y, width: max(width - choiceGap, 0), height: choices.height
        ).rounded
    }

    private mutating func placeCompact(_ aspect: Double) {
        video = window.fitted(aspect: aspect).rounded
        let margin = 8 * unit / 0.42 * 0.6
        let ringSide = min(window.height * 0.34, window.width * 0.3)
        holdRing =
            Rectangle(
                x: margin, y: window.height - margin - ringSide, width: ringSide, height: ringSide
            ).rounded
        let right = window.width - margin
        let width = max(right - holdRing.maxX - margin, 0)
        let rowHeight = (Double(sizes.small) * 1.8).rounded()
        let row = Rectangle(
            x: holdRing.maxX + margin, y: window.height - margin - rowHeight, width: width, height: rowHeight
        ).rounded
        placeChoices(row, narrowest: 7 * Double(sizes.small))
        let textHeight = min(textLineHeight * 2, ringSide)
        text =
            Rectangle(x: row.x, y: row.y - choiceGap - textHeight, width: width, height: textHeight).rounded
        let listWidth = min(window.width * 0.34, 130 * unit / 0.42)
        candidateCount = window.height > 200 * unit / 0.42 ? Self.maximumCandidates : 0
        candidates =
            Rectangle(
                x: right - listWidth, y: margin, width: listWidth,
                height: Double(candidateCount) * Double(sizes.small) * 1.5
            ).rounded
    }
}
