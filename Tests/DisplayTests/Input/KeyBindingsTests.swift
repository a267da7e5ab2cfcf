import CSDL2
import Testing

@testable import Display

@Suite struct KeyBindingsTests {
    private func action(_ key: SDL_KeyCode, shift: Bool = false, control: Bool = false) -> KeyAction? {
        KeyBindings.action(for: SDL_Keycode(bitPattern: key.rawValue), shift: shift, control: control)
    }

    @Test func everyKeyDoesWhatItSays() {
        #expect(action(SDLK_q) == .quit)
        #expect(action(SDLK_ESCAPE) == .quit)
        #expect(action(SDLK_f) == .toggleFullScreen)
        #expect(action(SDLK_F11) == .toggleFullScreen)
        #expect(action(SDLK_F1) == .toggleHelp)
        #expect(action(SDLK_a) == .toggleChart)
        #expect(action(SDLK_m) == .toggleMirror)
        #expect(action(SDLK_l) == .toggleLeftHand)
        #expect(action(SDLK_r) == .toggleRecording)
        #expect(action(SDLK_b) == .toggleFinding)
        #expect(action(SDLK_BACKSPACE) == .deleteLetter)
        #expect(action(SDLK_SPACE) == .addSpace)
        #expect(action(SDLK_1) == .choose(0) && action(SDLK_5) == .choose(4))
        #expect(action(SDLK_KP_3) == .choose(2))
    }

    @Test func controlChangesTheMeaning() {
        #expect(action(SDLK_c) == .clearText)
        #expect(action(SDLK_c, control: true) == .copyText)
        #expect(action(SDLK_f, control: true) == nil)
    }

    @Test func shiftChangesArrowsOnly() {
        #expect(action(SDLK_UP) == .moveBox(right: 0, down: -1))
        #expect(action(SDLK_UP, shift: true) == .resizeBox(steps: 1))
        #expect(action(SDLK_LEFT) == .moveBox(right: -1, down: 0))
        #expect(action(SDLK_LEFT, shift: true) == .resizeBox(steps: -1))
        #expect(action(SDLK_c, shift: true) == .clearText, "capital letters work too")
    }

    @Test func otherKeysDoNothing() {
        #expect(action(SDLK_z) == nil)
        #expect(action(SDLK_LSHIFT) == nil)
    }

    @Test func noKeyHasTwoMeanings() {
        let strokes = KeyBindings.entries.flatMap(\.strokes).map { "\($0.key.rawValue) \($0.shift) \($0.control)" }
        #expect(Set(strokes).count == strokes.count)
    }

    @Test func everyEntryExplainsItself() {
        for entry in KeyBindings.entries {
            #expect(!entry.keys.isEmpty && !entry.help.isEmpty && !entry.strokes.isEmpty)
        }
    }

    @Test func onlyMovementsAndDeletionRepeat() {
        #expect(KeyAction.deleteLetter.repeats)
        #expect(KeyAction.moveBox(right: 1, down: 0).repeats)
        #expect(KeyAction.resizeBox(steps: 1).repeats)
        #expect(!KeyAction.toggleMirror.repeats)
        #expect(!KeyAction.addSpace.repeats && !KeyAction.choose(0).repeats)
    }
}
