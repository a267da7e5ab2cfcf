import CSDL2

/// The action of a key.
enum KeyAction: Equatable, Sendable {
    case quit
    case toggleHelp
    case toggleChart
    case toggleFullScreen
    case toggleMirror
    case toggleLeftHand
    case toggleRecording
    case practise
    case deleteLetter
    case clearText
    case addSpace
    case copyText
    /// Chooses a word by its place, counted from 0.
    case choose(Int)
    case toggleFinding
    /// Moves the box by steps to the right and down, as seen on the window.
    case moveBox(right: Double, down: Double)
    /// Resizes the box by steps, which are negative to make it smaller.
    case resizeBox(steps: Double)

    /// Whether it is repeated while the key is held down.
    var repeats: Bool {
        switch self {
        case .deleteLetter, .moveBox, .resizeBox: true
        default: false
        }
    }
}

/// The list of all keys, which both the input and the help overlay use.
struct KeyBindings: Sendable {
    /// One line of the help, with the keys that it describes.
    struct Entry: Sendable {
        /// The names of the keys.
        var keys: String
        /// What they do.
        var help: String
        /// The keys with their actions.
        var strokes: [Stroke]
    }

    /// A key with its modifiers and its action.
    struct Stroke: Sendable {
        var key: SDL_KeyCode
        var shift = false
        var control = false
        var action: KeyAction
    }

    /// All keys, in the order of the help.
    static let entries: [Entry] = [
        Entry(
            keys: "?  F1", help: "show or hide these keys",
            strokes: [Stroke(key: SDLK_F1, action: .toggleHelp), Stroke(key: SDLK_h, action: .toggleHelp)]),
        Entry(keys: "A", help: "alphabet chart", strokes: [Stroke(key: SDLK_a, action: .toggleChart)]),
        Entry(
            keys: "F  F11", help: "full screen",
            strokes: [
                Stroke(key: SDLK_f, action: .toggleFullScreen), Stroke(key: SDLK_F11, action: .toggleFullScreen),
            ]),
        Entry(keys: "M", help: "mirror the picture", strokes: [Stroke(key: SDLK_m, action: .toggleMirror)]),
        Entry(keys: "L", help: "left or right hand", strokes: [Stroke(key: SDLK_l, action: .toggleLeftHand)]),
        Entry(
            keys: "← ↑ → ↓", help: "move the box (or drag it)",
            strokes: [
                Stroke(key: SDLK_LEFT, action: .moveBox(right: -1, down: 0)),
                Stroke(key: SDLK_RIGHT, action: .moveBox(right: 1, down: 0)),
                Stroke(key: SDLK_UP, action: .moveBox(right: 0, down: -1)),
                Stroke(key: SDLK_DOWN, action: .moveBox(right: 0, down: 1)),
            ]),
        Entry(
            keys: "Shift ↑ ↓", help: "resize it (or wheel, corners)",
            strokes: [
                Stroke(key: SDLK_UP, shift: true, action: .resizeBox(steps: 1)),
                Stroke(key: SDLK_RIGHT, shift: true, action: .resizeBox(steps: 1)),
                Stroke(key: SDLK_DOWN, shift: true, action: .resizeBox(steps: -1)),
                Stroke(key: SDLK_LEFT, shift: true, action: .resizeBox(steps: -1)),
            ]),
        Entry(
            keys: "B", help: "find the hand, or the usual box", strokes: [Stroke(key: SDLK_b, action: .toggleFinding)]),
        Entry(
            keys: "1 … 5", help: "choose a word (or click it)",
            strokes: zip(0..., [SDLK_1, SDLK_2, SDLK_3, SDLK_4, SDLK_5]).map { Stroke(key: $1, action: .choose($0)) }
                + zip(0..., [SDLK_KP_1, SDLK_KP_2, SDLK_KP_3, SDLK_KP_4, SDLK_KP_5])
                .map { Stroke(key: $1, action: .choose($0)) }),
        Entry(
            keys: "Backspace", help: "delete a letter, or a correction",
            strokes: [Stroke(key: SDLK_BACKSPACE, action: .deleteLetter)]),
        Entry(keys: "Space", help: "end the word", strokes: [Stroke(key: SDLK_SPACE, action: .addSpace)]),
        Entry(keys: "C", help: "clear the text", strokes: [Stroke(key: SDLK_c, action: .clearText)]),
        Entry(
            keys: "Ctrl C", help: "copy the text",
            strokes: [Stroke(key: SDLK_c, control: true, action: .copyText)]),
        Entry(keys: "R", help: "start or stop recording", strokes: [Stroke(key: SDLK_r, action: .toggleRecording)]),
        Entry(keys: "P", help: "practise: read and sign", strokes: [Stroke(key: SDLK_p, action: .practise)]),
        Entry(
            keys: "Q  Esc", help: "quit",
            strokes: [
                Stroke(key: SDLK_q, action: .quit), Stroke(key: SDLK_ESCAPE, action: .quit),
                Stroke(key: SDLK_q, control: true, action: .quit),
            ]),
    ]

    /// The action of a key with the modifiers that are held; nil when it has none.
    ///
    /// Shift is ignored for keys that have no action of their own with it, so that capital letters work too.
    static func action(for key: SDL_Keycode, shift: Bool, control: Bool) -> KeyAction? {
        let strokes = entries.flatMap(\.strokes).filter { $0.key.rawValue == UInt32(bitPattern: key) }
        let sameControl = strokes.filter { $0.control == control }
        let exact = sameControl.first { $0.shift == shift }
        return (exact ?? sameControl.first { !$0.shift })?.action
    }
}
