import Basics
import CSDL2

/// Steps of opening a window, from the display to the renderer.
extension Window {
    /// Connects to the display.
    ///
    /// - Throws: `DisplayError.noDisplay`.
    static func startVideo() throws(DisplayError) {
        guard csdl_load() else { throw .noDisplay(reason: "SDL2 or SDL2_ttf is not installed") }
        let hints = [
            // The program itself handles Ctrl-C, because it has a recording to finish.
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
        // Cameras send the colours of standard definition (BT.601), whatever the size of the picture.
        SDL_SetYUVConversionMode(SDL_YUV_CONVERSION_BT601)
    }

    /// The default size in the desktop's units: two thirds of the display's height, in the shape 16:9 where it fits.
    static func usualSize() -> (width: Int, height: Int) {
        var bounds = SDL_Rect()
        guard SDL_GetDisplayUsableBounds(0, &bounds) == 0, bounds.w > 0, bounds.h > 0 else { return (1280, 720) }
        return usualSize(screenWidth: Int(bounds.w), screenHeight: Int(bounds.h))
    }

    /// The default size for a display of which this much is usable.
    static func usualSize(screenWidth: Int, screenHeight: Int) -> (width: Int, height: Int) {
        let height = min(max(screenHeight * 2 / 3, 480), screenHeight)
        let width = min(height * 16 / 9, screenWidth)
        return (width, min(height, max(width * 3 / 4, 180)))
    }

    /// Opens a window in the middle of the display.
    ///
    /// - Throws: `DisplayError.noWindow`.
    static func makeWindow(title: String, width: Int, height: Int) throws(DisplayError) -> OpaquePointer {
        let centred = csdl_window_position_centred()
        let flags = SDL_WINDOW_RESIZABLE.rawValue | SDL_WINDOW_ALLOW_HIGHDPI.rawValue
        let size = (Int32(clamping: width), Int32(clamping: height))
        guard let window = SDL_CreateWindow(title, centred, centred, size.0, size.1, flags) else {
            throw .noWindow(width: width, height: height, reason: lastError)
        }
        return window
    }

    /// Makes a renderer on the graphics card, synchronised with the display, or else one on the processor.
    ///
    /// - Throws: `DisplayError.noRenderer`.
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

    /// Drivers that SDL falls back to when there is no display.
    private static let invisibleDrivers: Set<String> = ["offscreen", "dummy", "evdev"]

    private static var lastError: String {
        let text = String(cString: SDL_GetError())
        return text.isEmpty ? "SDL gives no reason" : text
    }
}

/// Why the window cannot be shown.
public enum DisplayError: Error, Sendable, Equatable {
    /// No display can be opened; `reason` is SDL's message.
    case noDisplay(reason: String)
    /// The display refused a window of this size in the desktop's units.
    case noWindow(width: Int, height: Int, reason: String)
    /// Neither the graphics card nor the processor can draw into the window.
    case noRenderer(reason: String)
    /// None of these font families is installed.
    case noFont(families: [String])
    /// A font file was found, but it cannot be opened.
    case unreadableFont(path: String, reason: String)
}

extension DisplayError: CustomStringConvertible {
    /// What failed, on what, and what to do.
    public var description: String { message.inOneLine }

    private var message: String {
        switch self {
        case .noDisplay(let reason):
            "No display can be opened: \(reason). "
                + "Start from a desktop session (DISPLAY or WAYLAND_DISPLAY must be set), or pass --headless."
        case .noWindow(let width, let height, let reason):
            "The display refused a window of \(width)x\(height) pixels: \(reason). "
                + "Pass --headless to read letters without a window."
        case .noRenderer(let reason):
            "Nothing can draw into the window: \(reason). "
                + "Set SDL_RENDER_DRIVER=software to draw by the processor, or pass --headless."
        case .noFont(let families):
            "No font was found, looking for \(families.joined(separator: ", ")). "
                + "Install one: apt install fonts-inter or fonts-dejavu-core."
        case .unreadableFont(let path, let reason):
            "The font \(path) cannot be opened: \(reason). Reinstall it, or install fonts-inter."
        }
    }
}
