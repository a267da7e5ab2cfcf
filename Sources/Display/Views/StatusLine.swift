import Charts

/// The line at the bottom with the source, the size of frames, frames per second and latency.
struct StatusLine {
    var layout: WindowLayout
    var status: WindowStatus
    /// Width and height of the frames in pixels.
    var frameSize: (width: Int, height: Int)?
    var isMirrored: Bool
    /// A line that is shown instead of the source; nil when there is none.
    var notice: String?

    func draw(with painter: Painter) {
        guard let line = layout.status else {
            drawCompactMark(with: painter)
            return
        }
        let size = layout.sizes.small
        let space = Double(size) * 1.4
        var right = line.maxX
        for item in figures.reversed() {
            right -= painter.write(item, x: right, middle: line.centre.y, size: size, Theme.quiet, align: .right)
            right -= space
        }
        var left = line.x
        if status.isRecording {
            left += drawRecordingMark(x: left, middle: line.centre.y, size: size, with: painter) + space
        }
        let message = notice ?? status.notice
        let words = message ?? status.source
        let shown = TextFlow.shortened(words, width: max(right - left, 0)) { painter.width(of: $0, size: size) }
        painter.write(shown, x: left, middle: line.centre.y, size: size, message == nil ? Theme.quiet : Theme.warning)
    }

    /// The figures at the right, the least important first, and fewer of them in a narrow window.
    var figures: [String] {
        var items: [String] = []
        if status.isLeftHanded {
            items.append("left hand")
        }
        if layout.window.width > 60 * Double(layout.sizes.small) || !isMirrored {
            items.append(isMirrored ? "mirrored" : "not mirrored")
        }
        if let frameSize, layout.window.width > 45 * Double(layout.sizes.small) {
            items.append("\(frameSize.width)×\(frameSize.height)")
        }
        if let rate = status.framesPerSecond {
            items.append("\(Int(rate.rounded())) fps")
        }
        if let latency = status.latency {
            items.append("\(Int(latency.rounded())) ms")
        }
        return items
    }

    /// Draws a dot and a word, because not everybody can distinguish the colour.
    ///
    /// - Returns: The width of both in pixels.
    private func drawRecordingMark(x: Double, middle: Double, size: Int, with painter: Painter) -> Double {
        let radius = Double(size) * 0.36
        painter.fillDisc(centre: Point(x: x + radius, y: middle), radius: radius, Theme.recording)
        let left = x + Self.wordOffset(size)
        return left - x
            + painter.write(Self.recordingWord, x: left, middle: middle, size: size, weight: .bold, Theme.recording)
    }

    private static let recordingWord = "REC"

    /// Pixels from the left edge of the dot to the word.
    private static func wordOffset(_ size: Int) -> Double { Double(size) * 1.12 }

    /// Draws a notice or that a recording is running, which a window too small for the line shows too.
    private func drawCompactMark(with painter: Painter) {
        let size = layout.sizes.small
        let margin = Double(size) * 0.7
        let message = notice ?? status.notice
        guard status.isRecording || message != nil else { return }
        let word = message.map { message in
            TextFlow.shortened(message, width: layout.window.width * 0.5) { painter.width(of: $0, size: size) }
        }
        let width =
            word.map { painter.width(of: $0, size: size) }
            ?? Self.wordOffset(size) + painter.width(of: Self.recordingWord, size: size, weight: .bold)
        let patch = Rectangle(x: 4, y: 4, width: width + 2 * margin, height: Double(size) * 1.8)
        painter.fillRounded(patch, radius: patch.height / 2, Theme.background.faded(to: 0.8))
        if let word {
            painter.write(word, x: patch.x + margin, middle: patch.centre.y, size: size, Theme.warning)
        } else {
            _ = drawRecordingMark(x: patch.x + margin, middle: patch.centre.y, size: size, with: painter)
        }
    }
}
