import Charts
import CSDL2
import Testing

@testable import Display

@Suite struct PageInputTests {
    private let button = Rectangle(x: 10, y: 10, width: 100, height: 40)
    private var input: PageInput {
        var input = PageInput()
        input.spots = [.init(key: .enter, place: button), .init(key: .character("?"), place: button)]
        return input
    }

    private func key(_ code: SDL_KeyCode) -> SDL_Event {
        var event = SDL_Event()
        event.type = SDL_KEYDOWN.rawValue
        event.key.keysym.sym = SDL_Keycode(bitPattern: code.rawValue)
        return event
    }

    private func text(_ character: Character) -> SDL_Event {
        var event = SDL_Event()
        event.type = SDL_TEXTINPUT.rawValue
        withUnsafeMutableBytes(of: &event.text.text) { $0[0] = character.asciiValue ?? 0 }
        return event
    }

    private func mouse(_ type: SDL_EventType, _ x: Int32, _ y: Int32) -> SDL_Event {
        var event = SDL_Event()
        event.type = type.rawValue
        if type == SDL_MOUSEMOTION {
            (event.motion.x, event.motion.y) = (x, y)
        } else {
            event.button.button = UInt8(SDL_BUTTON_LEFT)
            (event.button.x, event.button.y) = (x, y)
        }
        return event
    }

    @Test func keysOfButtonsPressThemAndOthersDoNothing() {
        var input = input
        #expect(input.read(key(SDLK_RETURN)).commands == [.press(.enter)])
        #expect(input.read(text("?")).commands == [.press(.character("?"))])
        #expect(input.read(key(SDLK_TAB)).commands == [])
        #expect(input.read(key(SDLK_ESCAPE)).commands == [.press(.escape)], "a page can always be left")
    }

    @Test(arguments: ["r", "R"] as [Character], ["r", "R"] as [Character])
    func aLetterPressesItsButtonWhicheverIsACapital(typed: Character, button key: Character) {
        var input = input
        input.spots = [.init(key: .character(key), place: button)]
        #expect(input.read(text(typed)).commands == [.press(.character(key))])
        #expect(input.read(text("s")).commands == [])
    }

    @Test func lettersAreTypedWhereThereIsAField() {
        var input = input
        #expect(input.read(text("b")).commands == [] && input.read(key(SDLK_BACKSPACE)).commands == [])
        input.hasField = true
        #expect(input.read(text("b")).commands == [.type("B")])
        #expect(input.read(text("7")).commands == [] && input.read(text("-")).commands == [])
        #expect(input.read(key(SDLK_BACKSPACE)).commands == [.deleteLetter])
    }

    @Test func aClickPressesAButtonAndTheMouseTurnsThePicture() {
        var input = input
        input.picture = Rectangle(x: 200, y: 0, width: 100, height: 100)
        #expect(input.read(mouse(SDL_MOUSEBUTTONDOWN, 60, 30)).commands == [.press(.enter)])
        #expect(input.read(mouse(SDL_MOUSEMOTION, 210, 50)).commands == [])
        #expect(input.read(mouse(SDL_MOUSEBUTTONDOWN, 250, 50)).commands == [])
        #expect(input.read(mouse(SDL_MOUSEMOTION, 275, 40)).commands == [.drag(right: 0.25, down: -0.1)])
        #expect(input.read(mouse(SDL_MOUSEBUTTONUP, 275, 40)).commands == [])
        #expect(input.read(mouse(SDL_MOUSEMOTION, 250, 50)).commands == [])
    }

    @Test func theButtonUnderTheMouseIsKnown() {
        var input = input
        #expect(input.hovered == nil)
        #expect(input.read(mouse(SDL_MOUSEMOTION, 60, 30)).needsDrawing)
        #expect(input.hovered == .enter)
        #expect(!input.read(mouse(SDL_MOUSEMOTION, 61, 30)).needsDrawing)
    }
}
