import Charts
import CSDL2
import Imaging

/// Draws all views of the window, from back to front.
extension Window {
    /// Draws everything as it is at a time in milliseconds, without presenting it.
    func draw(at now: Double) {
        let layout = currentLayout
        updateTransform(for: layout)
        input.choices = []
        painter.clear(Theme.background)
        drawVideo(layout)
        if let problem = status.problem {
            ProblemBanner(layout: layout, problem: problem).draw(with: painter)
        }
        if status.problem == nil || layout.arrangement != .compact {
            drawResult(layout, at: now)
        }
        StatusLine(
            layout: layout, status: status, frameSize: video.size, isMirrored: isMirrored,
            notice: input.state.notice?.text
        ).draw(with: painter)
        switch input.state.overlay {
        case .none: break
        case .help: HelpOverlay(layout: layout).draw(with: painter)
        case .chart: ChartOverlay(layout: layout, texture: chartTexture).draw(with: painter)
        }
    }

    private func drawResult(_ layout: WindowLayout, at now: Double) {
        HoldRing(
            layout: layout, letter: content.letter, confidence: content.confidence, hold: content.hold,
            glow: input.state.glow(at: now)
        ).draw(with: painter)
        CandidateBars(layout: layout, candidates: content.candidates).draw(with: painter)
        TextPanel(layout: layout, text: content.text, corrections: content.corrections).draw(with: painter)
        let choices = ChoiceBar(layout: layout, choices: content.choices, hovered: input.hoveredChoice)
        choices.draw(with: painter)
        input.choices = choices.spots
    }

    /// The layout for the current size of the window.
    var currentLayout: WindowLayout {
        let aspect = video.size.map { Double($0.width) / Double($0.height) } ?? 4 / 3
        let size = painter.size
        return WindowLayout(
            width: size.width, height: size.height, videoAspect: min(max(aspect, 0.3), 3.5), density: density)
    }

    /// Pixels of the drawing per unit of the desktop.
    var density: Double {
        var (width, height): (Int32, Int32) = (0, 0)
        SDL_GetWindowSize(handle, &width, &height)
        return width > 0 ? painter.size.width / Double(width) : 1
    }

    private func updateTransform(for layout: WindowLayout) {
        input.density = density
        input.transform = video.size.map {
            VideoTransform(
                frameWidth: Double($0.width), frameHeight: Double($0.height), view: layout.video,
                isMirrored: isMirrored)
        }
    }

    private func drawVideo(_ layout: WindowLayout) {
        let fallback = VideoTransform(frameWidth: 4, frameHeight: 3, view: layout.video, isMirrored: isMirrored)
        VideoView(
            layout: layout, texture: video.texture, transform: input.transform ?? fallback, region: input.region,
            isHolding: content.hold > 0, isDimmed: status.problem != nil
        ).draw(with: painter)
    }
}
