import CSDL2
import Imaging

/// The window with the video, the letter and the text, which also reads the keyboard and the mouse.
///
/// Use it only on the main thread, as SDL requires. No call waits longer than one refresh of the display, except
/// `pollCommands(waiting:)`, which waits as long as its argument says.
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
    var pageInput = PageInput()
    /// The page that is shown; nil while it is shown what is read.
    var page: PageContent?
    var pictureTexture: OpaquePointer?

    /// The picture of all letters, which the key A shows.
    ///
    /// While it is nil, that key gives `WindowCommand.provideAlphabetChart`.
    public var alphabetChart: RGBImage? {
        didSet { renewChart() }
    }

    /// Opens a window.
    ///
    /// - Parameters:
    ///   - title: The text of the title bar.
    ///   - width: Width in the desktop's units; chosen by the size of the display when nil.
    ///   - height: Height in the desktop's units; chosen by the size of the display when nil.
    ///   - isMirrored: Whether the video is shown mirrored at first.
    /// - Throws: `DisplayError` when there is no display, no renderer or no font.
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
            painter = Painter(renderer: renderer, fonts: try FontCache())
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
        SDL_DestroyTexture(pictureTexture)
        painter.removeTextures()
        video.removeTexture()
        SDL_DestroyRenderer(renderer)
        SDL_DestroyWindow(handle)
        SDL_QuitSubSystem(SDL_INIT_VIDEO)
    }

    /// Whether the video is shown with left and right exchanged.
    public var isMirrored: Bool { input.state.isMirrored }

    /// Whether the window fills the screen.
    public var isFullScreen: Bool { input.state.isFullScreen }

    /// Shows a frame and what was read in it; draws only when something has changed.
    ///
    /// - Parameters:
    ///   - frame: The newest frame; nil to keep showing the last one.
    ///   - content: What was read.
    ///   - status: The state of the program.
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

    /// Handles the events since the last call, and returns what the user asked the program to do.
    ///
    /// - Parameter milliseconds: How long to wait for the first event when there is none yet.
    public func pollCommands(waiting milliseconds: Double = 0) -> [WindowCommand] {
        var commands: [WindowCommand] = []
        forEachEvent(waiting: milliseconds) { event in
            let outcome = input.read(event, at: Self.now)
            commands += outcome.commands
            outcome.effects.forEach(apply)
            return outcome.commands.contains(.practise)
        }
        return commands
    }

    /// Calls a closure with every event since the last call, waiting for the first one as long as asked.
    ///
    /// - Parameter body: returns whether the events that follow are to stay for the next call, because they are meant
    ///   for what the window shows then.
    func forEachEvent(waiting milliseconds: Double, until body: (SDL_Event) -> Bool) {
        var event = SDL_Event()
        var hasEvent = milliseconds >= 1 ? SDL_WaitEventTimeout(&event, Int32(milliseconds)) : SDL_PollEvent(&event)
        while hasEvent != 0 {
            if body(event) { return }
            hasEvent = SDL_PollEvent(&event)
        }
    }

    /// Milliseconds of the clock that notices and the ring's glow are timed by.
    static var now: Double { Double(SDL_GetTicks64()) }

    func apply(_ effect: InputReader.Effect) {
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

/// A request of the user to the program.
public enum WindowCommand: Sendable, Equatable {
    /// End the program.
    case quit
    /// Read this region, in frame pixels.
    case setBox(Region)
    /// Change between finding the hand anywhere in the picture and reading the box in the middle.
    case toggleFinding
    /// Delete the last letter of the text.
    case deleteLetter
    /// Append a space to the text.
    case addSpace
    /// Put a word that is offered in the place of the last one.
    case choose(String)
    /// Delete the whole text.
    case clearText
    /// Change between reading right hands and left hands.
    case toggleLeftHand
    /// Start or stop a recording.
    case toggleRecording
    /// Let the user practise.
    case practise
    /// Set `Window.alphabetChart`, which the user wants to see and which is still nil.
    case provideAlphabetChart
}
