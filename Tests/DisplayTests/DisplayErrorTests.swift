import Testing

@testable import Display

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
