import Charts
import CSDL2
import Foundation
import TestSupport
import Testing

@testable import Display

@MainActor @Suite(.serialized) struct WindowOpeningTests {
    /// Sets variables of the environment for the length of a call.
    private func withEnvironment<Result>(_ values: [String: String?], _ body: () throws -> Result) rethrows -> Result {
        let before = values.keys.map { ($0, getenv($0).map { String(cString: $0) }) }
        func set(_ name: String, _ value: String?) {
            if let value {
                setenv(name, value, 1)
            } else {
                unsetenv(name)
            }
        }
        values.forEach(set)
        defer { before.forEach(set) }
        return try body()
    }

    @Test func withoutADisplayTheErrorSaysSo() throws {
        withEnvironment(["DISPLAY": ":31999", "WAYLAND_DISPLAY": nil, "SDL_VIDEODRIVER": nil]) {
            let error = #expect(throws: DisplayError.self) { try Window(title: "Fingerspell") }
            guard case .noDisplay(let reason)? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(!reason.isEmpty)
        }
    }

    @Test func theDummyDriverWorksWhenAskedFor() throws {
        try withEnvironment(["SDL_VIDEODRIVER": "dummy"]) {
            let window = try Window(title: "Fingerspell", width: 400, height: 330)
            window.show(try TestFrame.redAndBlue(.rgb), WindowContent(text: "A"), WindowStatus())
            let picture = try #require(window.photograph())
            #expect((picture.width, picture.height) == (400, 330))
            #expect(picture.count(near: Theme.ink, in: Rectangle(picture), tolerance: 60) > 50)
        }
    }

    @Test func fullScreenTakesTheWholeScreenAndGivesItBack() throws {
        try withEnvironment(["SDL_VIDEODRIVER": "dummy"]) {
            let window = try Window(title: "Fingerspell", width: 400, height: 330)
            TestDisplay.press(SDLK_F11)
            _ = window.pollCommands()
            #expect(window.isFullScreen)
            #expect(SDL_GetWindowFlags(window.handle) & SDL_WINDOW_FULLSCREEN.rawValue != 0)
            var mode = SDL_DisplayMode()
            SDL_GetDesktopDisplayMode(0, &mode)
            #expect(window.painter.size == (Double(mode.w), Double(mode.h)))
            TestDisplay.press(SDLK_f)
            _ = window.pollCommands()
            #expect(!window.isFullScreen)
            #expect(SDL_GetWindowFlags(window.handle) & SDL_WINDOW_FULLSCREEN.rawValue == 0)
        }
    }

    @Test(arguments: [
        ((1920, 1080), (1280, 720)), ((3840, 2160), (2560, 1440)), ((1366, 768), (910, 512)), ((800, 600), (800, 480)),
        ((640, 480), (640, 480)), ((1080, 1920), (1080, 810)), ((320, 240), (320, 240)),
    ])
    func theUsualSizeSuitsTheScreen(screen: (Int, Int), expected: (Int, Int)) {
        #expect(Window.usualSize(screenWidth: screen.0, screenHeight: screen.1) == expected)
    }

    @Test(.enabled(if: XServer.isInstalled, "Xvfb is not installed"))
    func theWindowFillsAGoodPartOfTheScreen() throws {
        let window = try TestDisplay.open(width: nil, height: nil)
        #expect(window.painter.size == (1422, 800))
    }
}

@Suite struct DisplayErrorTests {
    @Test(arguments: [
        (DisplayError.noDisplay(reason: "nothing at :7"), ["nothing at :7", "DISPLAY", "--headless"]),
        (.noWindow(width: 640, height: 480, reason: "out of memory"), ["640x480", "out of memory", "--headless"]),
        (.noRenderer(reason: "no driver"), ["no driver", "SDL_RENDER_DRIVER=software"]),
        (.noFont(families: ["Inter", "Cantarell"]), ["Inter, Cantarell", "fonts-inter"]),
        (.unreadableFont(path: "/fonts/x.ttf", reason: "bad file"), ["/fonts/x.ttf", "bad file", "Reinstall"]),
    ])
    func messagesSayWhatFailedAndWhatToDo(error: DisplayError, parts: [String]) {
        for part in parts {
            #expect(error.description.contains(part), "\(error.description)")
        }
        #expect(error.description.hasSuffix("."))
        #expect("\(error)" == error.description)
    }
}
