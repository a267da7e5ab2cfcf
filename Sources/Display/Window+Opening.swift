import CSDL2

/// How a window comes to be.
extension Window {
    /// Connects to the display.
    static func startVideo() throws(DisplayError) {
        guard csdl_load() else { throw .noDisplay(reason: "SDL2 or SDL2_ttf is not installed") }
        let hints = [
            // Ctrl-C stays with the program, which has a recording to finish.
            (SDL_HINT_NO_SIGNAL_HANDLERS, "1"),
            (SDL_HINT_RENDER_SCALE_QUALITY, "linear"),
            (SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0"),
            (SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0"),
            (SDL_HINT_APP_NAME, "Fingerspell"),
            ("SDL_VIDEO_X11_WMCLASS", "fingerspell"),
            ("SDL_VIDEO_WAYLAND_WMCLASS", "fingerspell"),
        ]
        for (name, value) in hints {
            SDL_SetHint(name, value)
        }
        guard SDL_InitSubSystem(SDL_INIT_VIDEO) == 0 else {
            throw .noDisplay(reason: lastError)
        }
        let driver = SDL_GetCurrentVideoDriver().map { String(cString: $0) } ?? ""
        if invisibleDrivers.contains(driver), SDL_getenv("SDL_VIDEODRIVER") == nil {
            SDL_QuitSubSystem(SDL_INIT_VIDEO)
            throw .noDisplay(reason: "only the driver \(driver), which shows nothing, could be started")
        }
        // Cameras send video in the colours of standard definition whatever its size.
        SDL_SetYUVConversionMode(SDL_YUV_CONVERSION_BT601)
    }

    /// A size that fills a good part of the display without covering it: two thirds of its height.
    static func usualSize() -> (width: Int, height: Int) {
        var bounds = SDL_Rect()
        guard SDL_GetDisplayUsableBounds(0, &bounds) == 0, bounds.w > 0, bounds.h > 0 else { return (1280, 720) }
        return usualSize(screenWidth: Int(bounds.w), screenHeight: Int(bounds.h))
    }

    /// The usual size on a screen of which this much is free.
    static func usualSize(screenWidth: Int, screenHeight: Int) -> (width: Int, height: Int) {
        let height = min(max(screenHeight * 2 / 3, 480), screenHeight)
        let width = min(height * 16 / 9, screenWidth)
        return (width, min(height, max(width * 3 / 4, 180)))
    }

    static func makeWindow(title: String, width: Int, height: Int) throws(DisplayError) -> OpaquePointer {
        let centred = csdl_window_position_centred()
        let flags = SDL_WINDOW_RESIZABLE.rawValue | SDL_WINDOW_ALLOW_HIGHDPI.rawValue
        let size = (Int32(clamping: width), Int32(clamping: height))
        guard let window = SDL_CreateWindow(title, centred, centred, size.0, size.1, flags) else {
            throw .noWindow(width: width, height: height, reason: lastError)
        }
        return window
    }

    /// By the graphics card in step with the display if possible, else by the processor.
    static func makeRenderer(for window: OpaquePointer) throws(DisplayError) -> OpaquePointer {
        let attempts = [
            SDL_RENDERER_ACCELERATED.rawValue | SDL_RENDERER_PRESENTVSYNC.rawValue, SDL_RENDERER_SOFTWARE.rawValue, 0,
        ]
        for flags in attempts {
            if let renderer = SDL_CreateRenderer(window, -1, flags) {
                return renderer
            }
        }
        throw .noRenderer(reason: lastError)
    }

    /// Drivers that SDL falls back to without a screen.
    private static let invisibleDrivers: Set<String> = ["offscreen", "dummy", "evdev"]

    private static var lastError: String {
        let text = String(cString: SDL_GetError())
        return text.isEmpty ? "SDL gives no reason" : text
    }
}
