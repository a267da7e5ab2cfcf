import Charts
import CSDL2

/// Turns SDL events into what the user did on a page.
struct PageInput {
    /// A button as it is shown.
    struct Spot: Equatable {
        var key: PageKey
        var place: Rectangle
    }

    /// The result of an event.
    struct Outcome: Equatable {
        var commands: [PageCommand] = []
        var needsDrawing = false
        var togglesFullScreen = false
        var renewsTextures = false
    }

    /// The buttons, as they are shown.
    var spots: [Spot] = []
    /// Where the picture is shown; nil where there is none.
    var picture: Rectangle?
    /// Whether there is a field that takes what is typed.
    var hasField = false
    /// Pixels of the drawing per unit of the desktop.
    var density = 1.0
    /// Where the mouse has dragged the picture to; nil while it drags nothing.
    private var grip: Point?
    /// Where the mouse is, in pixels of the drawing; nil when it is not over the window.
    private var pointer: Point?

    /// The button under the mouse; nil when there is none.
    var hovered: PageKey? {
        pointer.flatMap { pointer in spots.first { $0.place.contains(pointer) }?.key }
    }

    /// Handles one event.
    mutating func read(_ event: SDL_Event) -> Outcome {
        switch SDL_EventType(rawValue: event.type) {
        case SDL_QUIT:
            return Outcome(commands: [.quit])
        case SDL_KEYDOWN:
            return read(event.key)
        case SDL_TEXTINPUT:
            return withUnsafeBytes(of: event.text.text) { $0.first }.map(type) ?? Outcome()
        case SDL_MOUSEBUTTONDOWN where Int32(event.button.button) == SDL_BUTTON_LEFT:
            return press(at: Point(x: Double(event.button.x) * density, y: Double(event.button.y) * density))
        case SDL_MOUSEMOTION:
            return move(to: Point(x: Double(event.motion.x) * density, y: Double(event.motion.y) * density))
        case SDL_MOUSEBUTTONUP where Int32(event.button.button) == SDL_BUTTON_LEFT:
            grip = nil
            return Outcome()
        case SDL_WINDOWEVENT:
            if event.window.event == SDL_WINDOWEVENT_LEAVE.rawValue { pointer = nil }
            return Outcome(needsDrawing: true)
        case SDL_RENDER_TARGETS_RESET, SDL_RENDER_DEVICE_RESET:
            return Outcome(needsDrawing: true, renewsTextures: true)
        default:
            return Outcome()
        }
    }

    private func read(_ event: SDL_KeyboardEvent) -> Outcome {
        switch SDL_KeyCode(rawValue: UInt32(bitPattern: event.keysym.sym)) {
        case SDLK_BACKSPACE: return Outcome(commands: hasField ? [.deleteLetter] : [])
        case SDLK_F11: return Outcome(needsDrawing: true, togglesFullScreen: true)
        default: break
        }
        guard event.repeat == 0, let key = PageKey(event.keysym.sym) else { return Outcome() }
        return Outcome(commands: key == .escape || has(key) ? [.press(key)] : [])
    }

    /// Handles a byte of typed text: the alphabet needs no other characters.
    private func type(_ byte: UInt8) -> Outcome {
        guard (0x21...0x7E).contains(byte), let character = Character(UnicodeScalar(byte)).uppercased().first else {
            return Outcome()
        }
        if let spot = spots.first(where: { $0.key.isTyped(by: character) }) {
            return Outcome(commands: [.press(spot.key)])
        }
        return Outcome(commands: hasField && character.isLetter ? [.type(character)] : [])
    }

    private func has(_ key: PageKey) -> Bool { spots.contains { $0.key == key } }

    private mutating func press(at point: Point) -> Outcome {
        if let spot = spots.first(where: { $0.place.contains(point) }) {
            return Outcome(commands: [.press(spot.key)])
        }
        if picture?.contains(point) == true { grip = point }
        return Outcome()
    }

    private mutating func move(to point: Point) -> Outcome {
        let before = hovered
        pointer = point
        guard let start = grip, let picture, picture.width > 0 else {
            return Outcome(needsDrawing: hovered != before)
        }
        grip = point
        return Outcome(commands: [
            .drag(right: (point.x - start.x) / picture.width, down: (point.y - start.y) / picture.width)
        ])
    }
}
