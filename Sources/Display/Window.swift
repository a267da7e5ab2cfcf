import CSDL2
import Imaging

/// The window: video, letter, text, and the keys that the person presses.
///
/// Everything is called on the thread that made it, the program's first. No call waits longer than
/// the display's refresh, except `pollCommands(waiting:)`, which waits as long as it is told to.
public final class Window {
    let handle: OpaquePointer
    let renderer: OpaquePointer
    let painter: Painter
    let video: VideoTexture
    var input = InputReader()
    var content = WindowContent()
    var status = WindowStatus()
    var needsDrawing = true
    var chartTexture: OpaquePointer?

    /// The picture of all letters that the key `a` shows.
    ///
    /// While it is nil that key gives `WindowCommand.provideAlphabetChart`.
    public var alphabetChart: RGBImage? {
        didSet { renewChart() }
    }

    /// Opens a window.
    ///
    /// - Parameters:
    ///   - title: What stands in its title bar.
    ///   - width: Width in the desktop's units; by default what suits the display.
    ///   - height: Height in the desktop's units; by default what suits the display.
    ///   - isMirrored: Whether the video is first shown as a mirror would show it.
    /// - Throws: `DisplayError` when there is no display, nothing to draw with, or no font.
    public init(
        title: String, width: Int? = nil, height: Int? = nil, isMirrored: Bool = true
    ) throws(DisplayError) {
        try Self.startVideo()
        let usual = Self.usualSize()
        do {
            handle = try Self.makeWindow(title: title, width: width ?? usual.width, height: height ?? usual.height)
        } catch {
            SDL_QuitSubSystem(SDL_INIT_VIDEO)
            throw error
        }
        do {
            renderer = try Self.makeRenderer(for: handle)
        } catch {
            SDL_DestroyWindow(handle)
            SDL_QuitSubSystem(SDL_INIT_VIDEO)
            throw error
        }
        do {
            painter = Painter(renderer: renderer, fonts: try Fonts())
        } catch {
            SDL_DestroyRenderer(renderer)
            SDL_DestroyWindow(handle)
            SDL_QuitSubSystem(SDL_INIT_VIDEO)
            throw error
        }
        video = VideoTexture(renderer: renderer)
        input.state.isMirrored = isMirrored
        SDL_SetWindowMinimumSize(handle, 240, 180)
    }

    deinit {
        SDL_DestroyTexture(chartTexture)
        painter.removeTextures()
        video.removeTexture()
        SDL_DestroyRenderer(renderer)
        SDL_DestroyWindow(handle)
        SDL_QuitSubSystem(SDL_INIT_VIDEO)
    }

    /// Whether the video is shown as a mirror would show it.
    public var isMirrored: Bool { input.state.isMirrored }

    /// Whether the window fills the screen.
    public var isFullScreen: Bool { input.state.isFullScreen }

    /// Shows a frame and what was read in it.
    ///
    /// - Parameters:
    ///   - frame: The newest frame, or nil to keep the last one.
    ///   - content: What was read.
    ///   - status: How the program is doing.
    public func show(_ frame: Frame?, _ content: WindowContent, _ status: WindowStatus) {
        let now = Self.now
        let status = status.rounded
        if let frame, video.upload(frame) {
            needsDrawing = true
        }
        if content.committed != nil, content != self.content {
            input.state.commitTime = now
        }
        if content != self.content || status != self.status {
            needsDrawing = true
        }
        self.content = content
        self.status = status
        if input.grip == nil {
            input.region = content.region
        }
        if input.state.advance(to: now) {
            needsDrawing = true
        }
        if needsDrawing {
            draw(at: now)
            SDL_RenderPresent(renderer)
            needsDrawing = false
        }
    }

    /// What the person asked for since the last call.
    ///
    /// - Parameter milliseconds: How long to wait for the first event if there is none yet.
    public func pollCommands(waiting milliseconds: Double = 0) -> [WindowCommand] {
        var commands: [WindowCommand] = []
        var event = SDL_Event()
        var hasEvent = milliseconds >= 1 ? SDL_WaitEventTimeout(&event, Int32(milliseconds)) : SDL_PollEvent(&event)
        while hasEvent != 0 {
            let outcome = input.read(event, at: Self.now)
            commands += outcome.commands
            outcome.effects.forEach(apply)
            hasEvent = SDL_PollEvent(&event)
        }
        return commands
    }

    /// A picture of what the window shows; nil when the display does not give its pixels back.
    public func photograph() -> RGBImage? {
        draw(at: Self.now)
        let (width, height) = (Int(painter.size.width), Int(painter.size.height))
        var image = RGBImage(width: width, height: height)
        let result = image.pixels.withUnsafeMutableBytes {
            SDL_RenderReadPixels(renderer, nil, SDL_PIXELFORMAT_RGB24.rawValue, $0.baseAddress, Int32(width * 3))
        }
        needsDrawing = true
        return result == 0 ? image : nil
    }

    /// Milliseconds on the clock that notices and glows go by.
    private static var now: Double { Double(SDL_GetTicks64()) }

    private func apply(_ effect: InputReader.Effect) {
        switch effect {
        case .applyFullScreen:
            let flag = input.state.isFullScreen ? SDL_WINDOW_FULLSCREEN_DESKTOP.rawValue : 0
            SDL_SetWindowFullscreen(handle, flag)
        case .copyText:
            let isCopied = !content.text.isEmpty && SDL_SetClipboardText(content.text) == 0
            input.state.notify(isCopied ? "Text copied" : "There is no text to copy", at: Self.now)
        case .redraw:
            needsDrawing = true
        case .renewTextures:
            painter.removeTextures()
            video.removeTexture()
            renewChart()
        }
    }

    private func renewChart() {
        SDL_DestroyTexture(chartTexture)
        chartTexture = alphabetChart?.makeTexture(for: renderer)
        input.hasChart = alphabetChart != nil
        needsDrawing = true
    }
}
