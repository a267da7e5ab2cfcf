import CSDL2
import Foundation
import Imaging
import TestSupport
import Testing

@testable import Display

/// The X display on which tests open windows, with the input that they simulate.
@MainActor
enum TestDisplay {
    static let (width, height) = (1920, 1200)

    private static let server = Result { try XServer(width: width, height: height) }

    /// Opens a window on the display with one of SDL's renderers, by default that of the processor.
    static func open(width: Int? = 640, height: Int? = 480, driver: String = "software") throws -> Window {
        setenv("DISPLAY", try server.get().display, 1)
        unsetenv("WAYLAND_DISPLAY")
        SDL_SetHint(SDL_HINT_RENDER_DRIVER, driver)
        // Without a window manager a window never gets the focus that SDL requires before a click.
        SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1")
        return try Window(title: "Fingerspell", width: width, height: height)
    }

    /// Whether a window can be opened with one of SDL's renderers.
    static func canOpen(driver: String) -> Bool { (try? open(driver: driver)) != nil }

    /// Runs an X program on the display and returns its standard output.
    ///
    /// It blocks, so that no other test takes this one's events meanwhile: SDL has one event queue per process.
    static func run(_ program: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        let (output, ended) = (Pipe(), DispatchSemaphore(value: 0))
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["DISPLAY=" + (try server.get().display), program] + arguments
        process.standardOutput = output
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        ended.wait()
        try #require(process.terminationStatus == 0, "\(program) failed")
        return data
    }

    /// Whether a program is installed.
    nonisolated static func has(_ program: String) -> Bool {
        FileManager.default.isExecutableFile(atPath: "/usr/bin/\(program)")
            || FileManager.default.isExecutableFile(atPath: "/usr/local/bin/\(program)")
    }

    /// Adds a key press to SDL's event queue, as the keyboard does.
    static func press(_ key: SDL_KeyCode, _ modifier: SDL_Keymod = KMOD_NONE) {
        var event = SDL_Event()
        event.type = SDL_KEYDOWN.rawValue
        event.key.keysym.sym = SDL_Keycode(bitPattern: key.rawValue)
        event.key.keysym.mod = UInt16(modifier.rawValue)
        SDL_PushEvent(&event)
    }
}

extension Window {
    /// Draws the window, and returns its pixels; nil when the renderer does not give them back.
    func photograph() -> RGBImage? { pixels { draw(at: Self.now) } }

    /// The pixels after a drawing; nil when the renderer does not give them back.
    func pixels(after draw: () -> Void) -> RGBImage? {
        draw()
        let (width, height) = (Int(painter.size.width), Int(painter.size.height))
        var image = RGBImage(width: width, height: height)
        let result = image.pixels.withUnsafeMutableBytes {
            SDL_RenderReadPixels(renderer, nil, SDL_PIXELFORMAT_RGB24.rawValue, $0.baseAddress, Int32(width * 3))
        }
        needsDrawing = true
        return result == 0 ? image : nil
    }

    /// Waits for a command, for as long as an X server and a busy machine may need for an event.
    func waitForCommand() -> WindowCommand? {
        for _ in 0..<100 {
            if let command = pollCommands(waiting: 100).first {
                return command
            }
        }
        return nil
    }

    /// Waits until the window has a property that the display sets some time after a request.
    func wait(until isReached: (Window) -> Bool) -> Bool {
        for _ in 0..<100 where !isReached(self) {
            _ = pollCommands(waiting: 50)
        }
        return isReached(self)
    }
}
