/// The line of figures at the lower edge: source, state, frames a second, latency.
struct StatusLine {
    var layout: WindowLayout
    var status: WindowStatus
    /// Width and height of the frames in pixels.
    var frameSize: (width: Int, height: Int)?
    var isMirrored: Bool
    /// A line that takes the place of the source for a while.
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

    /// What stands at the right, the least important first, fewer in a narrow window.
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

    /// A dot and a word: colour alone would not be seen by everyone.
    @discardableResult
    private func drawRecordingMark(x: Double, middle: Double, size: Int, with painter: Painter) -> Double {
        let radius = Double(size) * 0.36
        painter.fillDisc(centre: Point(x: x + radius, y: middle), radius: radius, Theme.recording)
        let left = x + radius * 2 + Double(size) * 0.4
        return left - x
            + painter.write("REC", x: left, middle: middle, size: size, weight: .bold, Theme.recording)
    }

    /// In a window too small for the line only what must be known stays.
    private func drawCompactMark(with painter: Painter) {
        let size = layout.sizes.small
        let margin = Double(size) * 0.8
        if status.isRecording {
            let back = Rect(x: margin * 0.4, y: margin * 0.4, width: Double(size) * 3.6, height: Double(size) * 1.7)
            painter.fillRounded(back, radius: back.height / 2, Theme.background.faded(to: 0.75))
            drawRecordingMark(x: margin, middle: back.centre.y, size: size, with: painter)
        } else if let message = notice ?? status.notice {
            let back = Rect(
                x: margin * 0.4, y: margin * 0.4,
                width: min(painter.width(of: message, size: size) + margin * 1.4, layout.window.width * 0.6),
                height: Double(size) * 1.7)
            painter.fillRounded(back, radius: back.height / 2, Theme.background.faded(to: 0.8))
            let shown = TextFlow.shortened(message, width: back.width - margin * 1.2) {
                painter.width(of: $0, size: size)
            }
            painter.write(shown, x: margin, middle: back.centre.y, size: size, Theme.warning)
        }
    }
}
