import Basics

/// Why the window cannot be shown.
public enum DisplayError: Error, Sendable, Equatable {
    /// No display can be reached: `reason` is SDL's own word on it.
    case noDisplay(reason: String)
    /// The display refused a window of this size in pixels.
    case noWindow(width: Int, height: Int, reason: String)
    /// Neither a graphics card nor the processor can draw into the window.
    case noRenderer(reason: String)
    /// No font is installed that holds the letters.
    case noFont(families: [String])
    /// A font file was found but cannot be opened.
    case unreadableFont(path: String, reason: String)
}

extension DisplayError: CustomStringConvertible {
    /// What failed, on what, and what to do.
    public var description: String { words.inOneLine }

    private var words: String {
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
