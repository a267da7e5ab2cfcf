import Charts
import CSDL2
import Imaging

/// Shows pages in the window, in turn with what is read.
extension Window {
    /// Shows a page; draws only when something has changed.
    ///
    /// - Parameters:
    ///   - page: What is shown.
    ///   - frame: The newest frame of the page's video; nil to keep showing the last one.
    public func show(_ page: PageContent, _ frame: Frame? = nil) {
        if let frame, video.upload(frame) { needsDrawing = true }
        if page != self.page {
            if page.picture != self.page?.picture { renewPicture(page.picture) }
            self.page = page
            needsDrawing = true
        }
        guard needsDrawing else { return }
        drawPage(page)
        SDL_RenderPresent(renderer)
        needsDrawing = false
    }

    /// Ends the showing of pages: what is read is shown next.
    public func leavePages() {
        page = nil
        renewPicture(nil)
        needsDrawing = true
    }

    /// Handles the events since the last call, and returns what the user did on the page.
    ///
    /// What comes after a button was pressed waits for the next call, because another page may be shown then.
    ///
    /// - Parameter milliseconds: How long to wait for the first event when there is none yet.
    public func pollPageCommands(waiting milliseconds: Double = 0) -> [PageCommand] {
        var commands: [PageCommand] = []
        forEachEvent(waiting: milliseconds) { event in
            let outcome = pageInput.read(event)
            commands += outcome.commands
            if outcome.needsDrawing { needsDrawing = true }
            if outcome.togglesFullScreen {
                input.state.isFullScreen.toggle()
                apply(.applyFullScreen)
            }
            if outcome.renewsTextures {
                apply(.renewTextures)
                renewPicture(page?.picture)
            }
            return outcome.commands.contains { if case .press = $0 { true } else { false } }
        }
        return commands
    }

    /// Draws a page without presenting it.
    func drawPage(_ page: PageContent) {
        let layout = pageLayout(of: page)
        pageInput.density = density
        pageInput.hasField = page.typed != nil
        pageInput.picture = page.picture == nil ? nil : page.video == nil ? layout.scene : layout.inset
        pageInput.spots = zip(page.buttons, layout.buttons).map { PageInput.Spot(key: $0.key, place: $1) }
        PageView(
            page: page, layout: layout, hovered: pageInput.hovered, video: videoView(of: page, layout),
            picture: pictureTexture
        ).draw(with: painter)
    }

    /// The layout of a page for the current size of the window.
    func pageLayout(of page: PageContent) -> PageLayout {
        let shown = page.video == nil ? page.picture.map { ($0.width, $0.height) } : video.size
        let aspect = shown.map { Double($0.0) / Double(max($0.1, 1)) } ?? 4 / 3
        let size = painter.size
        return PageLayout(
            page, width: size.width, height: size.height, aspect: min(max(aspect, 0.3), 3.5), density: density
        ) { painter.width(of: $0, size: $1, weight: .bold) }
    }

    private func videoView(of page: PageContent, _ layout: PageLayout) -> VideoView? {
        guard let shown = page.video, let place = layout.scene else { return nil }
        var windowLayout = currentLayout
        windowLayout.video = place
        let size = video.size ?? (4, 3)
        return VideoView(
            layout: windowLayout, texture: video.texture,
            transform: VideoTransform(
                frameWidth: Double(size.width), frameHeight: Double(size.height), view: place, isMirrored: isMirrored),
            region: shown.region, isHolding: (page.progress ?? 0) > 0, isDimmed: false)
    }

    private func renewPicture(_ picture: RGBImage?) {
        SDL_DestroyTexture(pictureTexture)
        pictureTexture = picture?.makeTexture(for: renderer)
    }
}
