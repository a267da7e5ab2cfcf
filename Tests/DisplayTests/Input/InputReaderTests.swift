import Charts
import CSDL2
import Imaging
import Testing

@testable import Display

@Suite struct InputReaderTests {
    /// A frame of 640x480 shown at half its size from (10, 20) on, with a box in it.
    private func reader(isMirrored: Bool = false) -> InputReader {
        var reader = InputReader()
        reader.state.isMirrored = isMirrored
        reader.transform = VideoTransform(
            frameWidth: 640, frameHeight: 480, view: Rectangle(x: 10, y: 20, width: 320, height: 240),
            isMirrored: isMirrored)
        reader.region = Region(x: 200, y: 100, width: 200, height: 200)
        return reader
    }

    private func key(_ key: SDL_KeyCode, _ modifier: SDL_Keymod = KMOD_NONE, repeated: Bool = false) -> SDL_Event {
        var event = SDL_Event()
        event.type = SDL_KEYDOWN.rawValue
        event.key.keysym.sym = SDL_Keycode(bitPattern: key.rawValue)
        event.key.keysym.mod = UInt16(modifier.rawValue)
        event.key.repeat = repeated ? 1 : 0
        return event
    }

    private func mouse(_ type: SDL_EventType, _ x: Int32, _ y: Int32) -> SDL_Event {
        var event = SDL_Event()
        event.type = type.rawValue
        if type == SDL_MOUSEMOTION {
            (event.motion.x, event.motion.y) = (x, y)
        } else {
            (event.button.x, event.button.y) = (x, y)
            event.button.button = UInt8(SDL_BUTTON_LEFT)
        }
        return event
    }

    private func typed(_ text: String) -> SDL_Event {
        var event = SDL_Event()
        event.type = SDL_TEXTINPUT.rawValue
        withUnsafeMutableBytes(of: &event.text.text) { $0.copyBytes(from: Array(text.utf8) + [0]) }
        return event
    }

    private func box(_ outcome: InputReader.Outcome) -> Region? {
        guard case .setBox(let region)? = outcome.commands.last else { return nil }
        return region
    }

    @Test(arguments: [
        (SDLK_q, KMOD_NONE, WindowCommand.quit), (SDLK_BACKSPACE, KMOD_NONE, .deleteLetter),
        (SDLK_SPACE, KMOD_NONE, .addSpace), (SDLK_c, KMOD_NONE, .clearText), (SDLK_l, KMOD_NONE, .toggleLeftHand),
        (SDLK_r, KMOD_LSHIFT, .toggleRecording), (SDLK_b, KMOD_CAPS, .toggleFinding),
        (SDLK_a, KMOD_NUM, .provideAlphabetChart),
    ])
    func keysBecomeCommands(code: SDL_KeyCode, modifier: SDL_Keymod, expected: WindowCommand) {
        var reader = reader()
        #expect(reader.read(key(code, modifier), at: 0).commands == [expected])
    }

    @Test func closingTheWindowQuits() {
        var reader = reader()
        var event = SDL_Event()
        event.type = SDL_QUIT.rawValue
        #expect(reader.read(event, at: 0).commands == [.quit])
    }

    @Test func escapeClosesWhatLiesOverFirst() {
        var reader = reader()
        _ = reader.read(key(SDLK_F1), at: 0)
        #expect(reader.state.overlay == .help)
        #expect(reader.read(key(SDLK_ESCAPE), at: 0).commands.isEmpty)
        #expect(reader.state.overlay == .none)
        #expect(reader.read(key(SDLK_ESCAPE), at: 0).commands == [.quit])
    }

    @Test func questionMarkOfAnyKeyboardShowsTheHelp() {
        var reader = reader()
        _ = reader.read(typed("?"), at: 0)
        #expect(reader.state.overlay == .help)
        _ = reader.read(typed("x"), at: 0)
        #expect(reader.state.overlay == .help)
        _ = reader.read(typed("?"), at: 0)
        #expect(reader.state.overlay == .none)
    }

    @Test func mirroringTurnsTheTransformAndSaysSo() {
        var reader = reader(isMirrored: true)
        let outcome = reader.read(key(SDLK_m), at: 500)
        #expect(outcome == .init(effects: [.redraw]))
        #expect(!reader.state.isMirrored && reader.transform?.isMirrored == false)
        #expect(reader.state.notice?.text == "Shown as the camera sees it")
        #expect(reader.state.notice?.end == 500 + WindowState.noticeMilliseconds)
    }

    @Test func fullScreenIsAppliedByTheWindow() {
        var reader = reader()
        #expect(reader.read(key(SDLK_F11), at: 0).effects == [.applyFullScreen, .redraw])
        #expect(reader.state.isFullScreen)
        _ = reader.read(key(SDLK_f), at: 0)
        #expect(!reader.state.isFullScreen)
    }

    @Test func copyingIsTheWindowsOwn() {
        var reader = reader()
        #expect(reader.read(key(SDLK_c, KMOD_LCTRL), at: 0) == .init(effects: [.copyText, .redraw]))
    }

    @Test func aChartThatIsThereIsNotAskedFor() {
        var reader = reader()
        reader.hasChart = true
        #expect(reader.read(key(SDLK_a), at: 0).commands.isEmpty)
        #expect(reader.state.overlay == .chart)
    }

    @Test func heldKeysRepeatOnlyWhereThatHelps() {
        var reader = reader()
        #expect(reader.read(key(SDLK_BACKSPACE, repeated: true), at: 0).commands == [.deleteLetter])
        #expect(reader.read(key(SDLK_m, repeated: true), at: 0) == .init())
    }

    @Test func arrowsMoveTheBoxAsSeen() throws {
        var plain = reader()
        #expect(try #require(box(plain.read(key(SDLK_RIGHT), at: 0))).x == 212.8)
        var mirrored = reader(isMirrored: true)
        #expect(try #require(box(mirrored.read(key(SDLK_RIGHT), at: 0))).x == 187.2)
        #expect(try #require(box(mirrored.read(key(SDLK_DOWN), at: 0))).y == 112.8)
    }

    @Test func arrowsAddUpBeforeTheProgramAnswers() throws {
        var reader = reader()
        _ = reader.read(key(SDLK_RIGHT), at: 0)
        let twice = try #require(box(reader.read(key(SDLK_RIGHT, repeated: true), at: 0)))
        #expect(abs(twice.x - 225.6) < 1e-9)
    }

    @Test func shiftAndArrowsResizeTheBox() throws {
        var reader = reader()
        let larger = try #require(box(reader.read(key(SDLK_UP, KMOD_RSHIFT), at: 0)))
        #expect(abs(larger.width - 212) < 1e-9)
        let same = try #require(box(reader.read(key(SDLK_DOWN, KMOD_LSHIFT), at: 0)))
        #expect(abs(same.width - 200) < 1e-9)
    }

    @Test func theWheelResizesTheBox() throws {
        var reader = reader()
        var event = SDL_Event()
        event.type = SDL_MOUSEWHEEL.rawValue
        event.wheel.y = -1
        #expect(abs(try #require(box(reader.read(event, at: 0))).width - 200 / 1.06) < 1e-9)
    }

    @Test func draggingMovesTheBox() throws {
        var reader = reader()
        // (160, 120) on the window is (300, 200) in the frame: the centre of the box.
        #expect(reader.read(mouse(SDL_MOUSEBUTTONDOWN, 160, 120), at: 0).commands.isEmpty)
        let moved = try #require(box(reader.read(mouse(SDL_MOUSEMOTION, 170, 130), at: 0)))
        #expect(moved == Region(x: 220, y: 120, width: 200, height: 200))
        _ = reader.read(mouse(SDL_MOUSEBUTTONUP, 170, 130), at: 0)
        #expect(reader.grip == nil)
        #expect(reader.read(mouse(SDL_MOUSEMOTION, 50, 50), at: 0) == .init())
    }

    @Test func draggingInAMirrorGoesTheOtherWay() throws {
        var reader = reader(isMirrored: true)
        _ = reader.read(mouse(SDL_MOUSEBUTTONDOWN, 180, 120), at: 0)
        let moved = try #require(box(reader.read(mouse(SDL_MOUSEMOTION, 190, 120), at: 0)))
        #expect(moved.x == 180)
    }

    @Test func draggingACornerResizes() throws {
        var reader = reader()
        // The lower right corner of the box, (400, 300), is at (210, 170).
        _ = reader.read(mouse(SDL_MOUSEBUTTONDOWN, 210, 170), at: 0)
        let resized = try #require(box(reader.read(mouse(SDL_MOUSEMOTION, 185, 145), at: 0)))
        #expect(abs(resized.width - 100) < 1e-9)
    }

    @Test func pressesBesideTheBoxDoNothing() {
        var reader = reader()
        #expect(reader.read(mouse(SDL_MOUSEBUTTONDOWN, 20, 30), at: 0) == .init())
        #expect(reader.read(mouse(SDL_MOUSEBUTTONDOWN, 5, 5), at: 0) == .init())
        #expect(reader.grip == nil)
    }

    private func readerWithChoices() -> InputReader {
        var reader = reader()
        reader.choices = ["HELO", "HELLO"].enumerated().map {
            ChoiceBar.Spot(text: $1, place: Rectangle(x: 10 + 100 * Double($0), y: 300, width: 90, height: 30))
        }
        return reader
    }

    @Test func keysChooseWhatIsShown() {
        var reader = readerWithChoices()
        #expect(reader.read(key(SDLK_2), at: 0).commands == [.choose("HELLO")])
        #expect(reader.read(key(SDLK_KP_1), at: 0).commands == [.choose("HELO")])
        #expect(reader.read(key(SDLK_3), at: 0) == .init())
        // On a French keyboard the key of 1 gives an ampersand.
        var french = key(SDLK_AMPERSAND)
        french.key.keysym.scancode = SDL_SCANCODE_1
        #expect(reader.read(french, at: 0).commands == [.choose("HELO")])
    }

    @Test func clicksChooseTooUnlessSomethingLiesOver() {
        var reader = readerWithChoices()
        #expect(reader.read(mouse(SDL_MOUSEBUTTONDOWN, 120, 310), at: 0).commands == [.choose("HELLO")])
        #expect(reader.read(mouse(SDL_MOUSEBUTTONDOWN, 105, 310), at: 0) == .init())
        _ = reader.read(key(SDLK_F1), at: 0)
        #expect(reader.read(mouse(SDL_MOUSEBUTTONDOWN, 120, 310), at: 0).commands.isEmpty)
    }

    @Test func theMouseOverAChoiceRedrawsOnce() {
        var reader = readerWithChoices()
        #expect(reader.read(mouse(SDL_MOUSEMOTION, 50, 310), at: 0).effects == [.redraw])
        #expect(reader.hoveredChoice == 0)
        #expect(reader.read(mouse(SDL_MOUSEMOTION, 52, 310), at: 0) == .init())
        #expect(reader.read(mouse(SDL_MOUSEMOTION, 120, 310), at: 0).effects == [.redraw])
        var event = SDL_Event()
        event.type = SDL_WINDOWEVENT.rawValue
        event.window.event = UInt8(SDL_WINDOWEVENT_LEAVE.rawValue)
        _ = reader.read(event, at: 0)
        #expect(reader.hoveredChoice == nil)
    }

    @Test func aDenseDisplayCountsMousePixelsOnce() throws {
        var reader = reader()
        reader.density = 2
        // On a display of density 2 the place (80, 60) is the pixel (160, 120).
        _ = reader.read(mouse(SDL_MOUSEBUTTONDOWN, 80, 60), at: 0)
        let moved = try #require(box(reader.read(mouse(SDL_MOUSEMOTION, 85, 60), at: 0)))
        #expect(moved == Region(x: 220, y: 100, width: 200, height: 200))
    }

    @Test func pressesCloseAnOverlayAndMoveNothing() {
        var reader = reader()
        _ = reader.read(key(SDLK_F1), at: 0)
        #expect(reader.read(mouse(SDL_MOUSEBUTTONDOWN, 160, 120), at: 0).commands.isEmpty)
        #expect(reader.state.overlay == .none)
        #expect(reader.grip == nil)
    }

    @Test func nothingMovesWithoutAFrame() {
        var reader = InputReader()
        #expect(reader.read(key(SDLK_LEFT), at: 0) == .init())
        #expect(reader.read(key(SDLK_UP, KMOD_LSHIFT), at: 0) == .init())
        #expect(reader.read(mouse(SDL_MOUSEBUTTONDOWN, 160, 120), at: 0) == .init())
    }

    @Test func aLostGraphicsDeviceRenewsTheTextures() {
        var reader = reader()
        var event = SDL_Event()
        event.type = SDL_RENDER_DEVICE_RESET.rawValue
        #expect(reader.read(event, at: 0).effects == [.renewTextures, .redraw])
    }
}
