import Charts
import CSDL2
import Foundation
import Imaging
import TestSupport
import Testing

@testable import Display

@MainActor
@Suite(.serialized, .enabled(if: XServer.isInstalled, "Xvfb is not installed"))
struct WindowTests {
    private let content = WindowContent(
        region: Region(x: 152, y: 72, width: 336, height: 336), letter: "B", confidence: 0.95,
        candidates: [.init(letter: "B", probability: 0.95), .init(letter: "D", probability: 0.04)], hold: 0.5,
        text: "HELLO")
    private let status = WindowStatus(source: "Test camera", framesPerSecond: 30, latency: 40)

    private func frame() throws -> Frame { try TestFrame.redAndBlue(.yuyv, width: 640, height: 480) }

    @Test(arguments: [(1280, 720), (640, 480), (320, 240), (1900, 1100)])
    func everySizeShowsVideoLetterAndText(size: (Int, Int)) throws {
        let window = try TestDisplay.open(width: size.0, height: size.1)
        window.show(try frame(), content, status)
        let picture = try #require(window.photograph())
        #expect((picture.width, picture.height) == size)
        let layout = window.currentLayout
        #expect(picture.count(near: Theme.ink, in: layout.text, tolerance: 70) > 100)
        #expect(picture.count(near: Theme.accent, in: layout.holdRing, tolerance: 70) > 100)
        let isVivid = { (colour: Colour) in max(colour.red, colour.blue) > 180 }
        let view = layout.video
        #expect(isVivid(picture[Int(view.x + view.width * 0.1), Int(view.centre.y)]))
        #expect(isVivid(picture[Int(view.x + view.width * 0.9), Int(view.centre.y)]))
    }

    @Test(.enabled(if: TestDisplay.has("import"), "ImageMagick is not installed"))
    func theScreenShowsWhatTheWindowPhotographs() throws {
        let window = try TestDisplay.open()
        #expect(window.wait { SDL_GetWindowFlags($0.handle) & SDL_WINDOW_SHOWN.rawValue != 0 })
        window.show(try frame(), content, status)
        let own = try #require(window.photograph())
        window.show(nil, content, status)
        var (x, y): (Int32, Int32) = (0, 0)
        SDL_GetWindowPosition(window.handle, &x, &y)
        let crop = "640x480+\(x)+\(y)"
        let seen = Array(
            try TestDisplay.run("import", ["-window", "root", "-crop", crop, "-depth", "8", "rgb:-"]))
        try #require(seen.count == own.pixels.count)
        #expect(PictureDifference(seen, own.pixels).mean < 1)
    }

    @Test(.enabled(if: TestDisplay.has("xdotool"), "xdotool is not installed"))
    func keysOfTheKeyboardArrive() throws {
        let window = try TestDisplay.open()
        window.show(try frame(), content, status)
        #expect(window.wait { SDL_GetWindowFlags($0.handle) & SDL_WINDOW_SHOWN.rawValue != 0 })
        for (key, expected) in [
            ("BackSpace", WindowCommand.deleteLetter), ("space", .addSpace), ("c", .clearText),
            ("l", .toggleLeftHand), ("r", .toggleRecording), ("b", .toggleFinding), ("q", .quit),
        ] {
            _ = try TestDisplay.run("xdotool", ["mousemove", "960", "600", "key", key])
            #expect(window.waitForCommand() == expected)
        }
    }

    @Test(.enabled(if: TestDisplay.has("xdotool"), "xdotool is not installed"))
    func theMouseDragsTheBox() throws {
        let window = try TestDisplay.open()
        window.show(try frame(), content, status)
        #expect(window.wait { SDL_GetWindowFlags($0.handle) & SDL_WINDOW_SHOWN.rawValue != 0 })
        var (x, y): (Int32, Int32) = (0, 0)
        SDL_GetWindowPosition(window.handle, &x, &y)
        let centre = window.currentLayout.video.centre
        let (left, top) = (Int(x) + Int(centre.x), Int(y) + Int(centre.y))
        _ = try TestDisplay.run(
            "xdotool",
            ["mousemove", "\(left)", "\(top)", "mousedown", "1", "mousemove", "\(left - 40)", "\(top)", "mouseup", "1"])
        guard case .setBox? = window.waitForCommand() else {
            Issue.record("the box was not moved")
            return
        }
        #expect(window.wait { $0.input.grip == nil })
        let box = try #require(window.input.region)
        // Forty pixels to the left of a mirror are to the right of the frame.
        #expect(abs(box.centre.x - (320 + 40 * 640 / window.currentLayout.video.width)) < 6)
        #expect(abs(box.centre.y - 240) < 6)
    }

    @Test(.enabled(if: TestDisplay.has("xdotool"), "xdotool is not installed"))
    func aClickChoosesAWord() throws {
        let window = try TestDisplay.open()
        var content = content
        content.choices = [.init(text: "HELO", style: .letters), .init(text: "HELLO", style: .word)]
        window.show(try frame(), content, status)
        #expect(window.wait { SDL_GetWindowFlags($0.handle) & SDL_WINDOW_SHOWN.rawValue != 0 })
        var (x, y): (Int32, Int32) = (0, 0)
        SDL_GetWindowPosition(window.handle, &x, &y)
        let place = window.currentLayout.choice(1).centre
        _ = try TestDisplay.run(
            "xdotool", ["mousemove", "\(Int(x) + Int(place.x))", "\(Int(y) + Int(place.y))", "click", "1"])
        #expect(window.waitForCommand() == .choose("HELLO"))
        #expect(window.input.hoveredChoice == 1)
    }

    @Test func theMirrorKeyFlipsTheVideo() throws {
        let window = try TestDisplay.open()
        window.show(try frame(), content, status)
        let view = window.currentLayout.video
        let left = (Int(view.x + view.width * 0.06), Int(view.centre.y))
        #expect(window.isMirrored)
        #expect(try #require(window.photograph())[left.0, left.1].blue > 180)
        TestDisplay.press(SDLK_m)
        #expect(window.pollCommands().isEmpty)
        #expect(!window.isMirrored)
        #expect(try #require(window.photograph())[left.0, left.1].red > 180)
    }

    @Test func resizingLaysOutAnew() throws {
        let window = try TestDisplay.open()
        window.show(try frame(), content, status)
        let before = window.currentLayout
        SDL_SetWindowSize(window.handle, 1200, 700)
        #expect(window.wait { $0.painter.size == (1200, 700) })
        window.show(nil, content, status)
        let picture = try #require(window.photograph())
        #expect((picture.width, picture.height) == (1200, 700))
        #expect(window.currentLayout.video.width > before.video.width * 1.3)
        #expect(picture.count(near: Theme.ink, in: window.currentLayout.text, tolerance: 70) > 300)
    }

    @Test func helpAndChartLieOverEverything() throws {
        let window = try TestDisplay.open()
        window.show(try frame(), content, status)
        let plain = try #require(window.photograph())
        TestDisplay.press(SDLK_F1)
        #expect(window.pollCommands().isEmpty)
        let help = try #require(window.photograph())
        #expect(try #require(PictureDifference(plain, help)).mean > 20)
        TestDisplay.press(SDLK_a)
        #expect(window.pollCommands() == [.provideAlphabetChart])
        window.alphabetChart = RGBImage(width: 60, height: 40, pixels: [UInt8](repeating: 0xA0, count: 7200))
        let chart = try #require(window.photograph())
        #expect(chart.count(near: Colour(hex: 0xA0A0A0), in: Rectangle(chart)) > 100_000)
    }

    @Test func theTextIsCopied() throws {
        let window = try TestDisplay.open()
        window.show(try frame(), content, status)
        TestDisplay.press(SDLK_c, KMOD_LCTRL)
        #expect(window.pollCommands().isEmpty)
        let text = try #require(SDL_GetClipboardText())
        defer { SDL_free(text) }
        #expect(String(cString: text) == "HELLO")
        #expect(window.input.state.notice?.text == "Text copied")
    }

    @Test func nothingIsDrawnWhileNothingChanges() throws {
        let window = try TestDisplay.open()
        window.show(try frame(), content, status)
        _ = window.wait { SDL_GetWindowFlags($0.handle) & SDL_WINDOW_SHOWN.rawValue != 0 }
        window.show(nil, content, status)
        #expect(!window.needsDrawing)
        var nearly = status
        nearly.framesPerSecond = 30.4
        window.show(nil, content, nearly)
        #expect(window.status == status, "a change that is not seen is none")
        var other = content
        other.text = "HELLOO"
        other.committed = "O"
        window.show(nil, other, status)
        #expect(window.input.state.commitTime != nil, "the ring glows")
    }

    @Test func manyFramesKeepNoMoreTextures() throws {
        let window = try TestDisplay.open()
        var changing = content
        for step in 0..<60 {
            changing.hold = Double(step) / 60
            changing.confidence = Float(step) / 60
            window.show(try frame(), changing, status)
        }
        let (glyphs, masks) = (window.painter.glyphs.count, window.painter.masks.count)
        for step in 0..<60 {
            changing.hold = Double(step) / 61
            window.show(try frame(), changing, status)
        }
        #expect(window.painter.glyphs.count == glyphs && window.painter.masks.count == masks)
        #expect(masks < 20)
    }

    @Test func aStalledCameraIsToldOverTheVideo() throws {
        let window = try TestDisplay.open()
        window.show(try frame(), content, status)
        var stalled = status
        stalled.problem = "No picture comes from Test camera. Check its cable."
        window.show(nil, WindowContent(text: "HELLO"), stalled)
        let picture = try #require(window.photograph())
        let view = window.currentLayout.video
        #expect(picture.count(near: Theme.warning, in: view) > 100)
        #expect(picture[Int(view.x) + 20, Int(view.centre.y)].luminance < 0.1)
        window.show(nil, content, status)
        #expect(try #require(window.photograph()).count(near: Theme.warning, in: view) == 0)
    }

    @Test func everyLayoutOfFramesIsShown() throws {
        let window = try TestDisplay.open()
        let view = window.currentLayout.video
        for format in PixelFormat.allCases {
            window.show(try TestFrame.redAndBlue(format, width: 640, height: 480), WindowContent(), status)
            let picture = try #require(window.photograph())
            let right = picture[Int(view.x + view.width * 0.9), Int(view.centre.y)]
            #expect(right.red > 180, "\(format) \(right)")
        }
    }

    @Test(.enabled("OpenGL does not work here") { await TestDisplay.canOpen(driver: "opengl") })
    func theGraphicsCardDrawsTheSame() throws {
        let reference = try TestDisplay.open()
        reference.show(try frame(), content, status)
        let expected = try #require(reference.photograph())
        let window = try TestDisplay.open(driver: "opengl")
        window.show(try frame(), content, status)
        let picture = try #require(window.photograph())
        #expect(try #require(PictureDifference(picture, expected)).mean < 3)
    }
}
