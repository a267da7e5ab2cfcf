import Charts
import CSDL2
import Imaging

/// Turns SDL events into commands for the program and effects on the window.
struct InputReader {
    /// Something that only the window can do, because it needs SDL's window or renderer.
    enum Effect: Equatable, Sendable {
        case applyFullScreen
        case copyText
        case redraw
        case renewTextures
    }

    /// The result of an event.
    struct Outcome: Equatable {
        var commands: [WindowCommand] = []
        var effects: [Effect] = []
    }

    /// The window's settings, which keys change.
    var state = WindowState()
    /// The mapping between frame and window; nil before the first frame.
    var transform: VideoTransform?
    /// The region that is read, in frame pixels; while the mouse drags it, the dragged one.
    var region: Region?
    /// Whether the window has an alphabet chart.
    var hasChart = false
    /// Pixels of the drawing per unit of the desktop.
    var density = 1.0
    /// The words that can be chosen, as they are shown.
    var choices: [ChoiceBar.Spot] = []
    /// Where the mouse is, in pixels of the drawing; nil when it is not over the window.
    private var pointer: Point?
    /// The part of the box that the mouse drags; nil when it drags nothing.
    private(set) var grip: BoxEditor.Grip?

    /// How far an arrow key moves the box, as a fraction of the frame's width.
    private static let moveFraction = 0.02
    /// The factor by which a key press or one step of the wheel resizes the box.
    private static let resizeFactor = 1.06
    /// The maximum distance from which the mouse can drag a corner, in units of the desktop.
    private static let cornerReach = 16.0

    /// Handles one event, which came at `now` milliseconds.
    mutating func read(_ event: SDL_Event, at now: Double) -> Outcome {
        switch SDL_EventType(rawValue: event.type) {
        case SDL_QUIT:
            return Outcome(commands: [.quit])
        case SDL_KEYDOWN:
            return read(event.key, at: now)
        case SDL_TEXTINPUT:
            return withUnsafeBytes(of: event.text.text) { $0.first } == UInt8(ascii: "?")
                ? perform(.toggleHelp, at: now) : Outcome()
        case SDL_MOUSEBUTTONDOWN where Int32(event.button.button) == SDL_BUTTON_LEFT:
            return press(at: Point(x: Double(event.button.x) * density, y: Double(event.button.y) * density))
        case SDL_MOUSEMOTION:
            return move(to: Point(x: Double(event.motion.x) * density, y: Double(event.motion.y) * density))
        case SDL_MOUSEBUTTONUP where Int32(event.button.button) == SDL_BUTTON_LEFT:
            grip = nil
            return Outcome()
        case SDL_MOUSEWHEEL:
            return change { editor, box in editor.resized(box, by: Self.factor(steps: Double(event.wheel.y))) }
        case SDL_WINDOWEVENT:
            if event.window.event == SDL_WINDOWEVENT_LEAVE.rawValue { pointer = nil }
            return Outcome(effects: [.redraw])
        case SDL_RENDER_TARGETS_RESET, SDL_RENDER_DEVICE_RESET:
            return Outcome(effects: [.renewTextures, .redraw])
        default:
            return Outcome()
        }
    }

    private mutating func read(_ event: SDL_KeyboardEvent, at now: Double) -> Outcome {
        let modifiers = UInt32(event.keysym.mod)
        let shift = modifiers & (KMOD_LSHIFT.rawValue | KMOD_RSHIFT.rawValue) != 0
        let control = modifiers & (KMOD_LCTRL.rawValue | KMOD_RCTRL.rawValue) != 0
        // Some keyboards have their digits on the upper level of these keys.
        let action =
            KeyBindings.action(for: event.keysym.sym, shift: shift, control: control)
            ?? Self.digitKey(event.keysym.scancode)
            .flatMap { KeyBindings.action(for: $0, shift: false, control: control) }
        guard let action, event.repeat == 0 || action.repeats else { return Outcome() }
        if action == .quit, event.keysym.sym == SDLK_ESCAPE.rawValue, state.overlay != .none {
            state.overlay = .none
            return Outcome(effects: [.redraw])
        }
        return perform(action, at: now)
    }

    private mutating func perform(_ action: KeyAction, at now: Double) -> Outcome {
        switch action {
        case .quit: return Outcome(commands: [.quit])
        case .deleteLetter: return Outcome(commands: [.deleteLetter])
        case .clearText: return Outcome(commands: [.clearText])
        case .addSpace: return Outcome(commands: [.addSpace])
        case .toggleFinding: return Outcome(commands: [.toggleFinding])
        case .toggleRecording: return Outcome(commands: [.toggleRecording])
        case .toggleLeftHand: return Outcome(commands: [.toggleLeftHand])
        case .practise: return Outcome(commands: [.practise])
        case .choose(let index):
            return Outcome(commands: choices.indices.contains(index) ? [.choose(choices[index].text)] : [])
        case .copyText: return Outcome(effects: [.copyText, .redraw])
        case .toggleFullScreen:
            state.isFullScreen.toggle()
            return Outcome(effects: [.applyFullScreen, .redraw])
        case .toggleMirror:
            state.isMirrored.toggle()
            transform?.isMirrored = state.isMirrored
            state.notify(state.isMirrored ? "Shown as in a mirror" : "Shown as the camera sees it", at: now)
            return Outcome(effects: [.redraw])
        case .toggleHelp:
            state.overlay = state.overlay == .help ? .none : .help
            return Outcome(effects: [.redraw])
        case .toggleChart:
            state.overlay = state.overlay == .chart ? .none : .chart
            let isWanted = state.overlay == .chart && !hasChart
            return Outcome(commands: isWanted ? [.provideAlphabetChart] : [], effects: [.redraw])
        case .moveBox(let right, let down):
            guard let transform else { return Outcome() }
            let step = transform.frameWidth * Self.moveFraction
            return change { editor, box in
                editor.moved(box, dx: (transform.isMirrored ? -right : right) * step, dy: down * step)
            }
        case .resizeBox(let steps):
            return change { editor, box in editor.resized(box, by: Self.factor(steps: steps)) }
        }
    }

    /// The choice under the mouse; nil when there is none.
    var hoveredChoice: Int? { pointer.flatMap { choice(at: $0) } }

    private func choice(at point: Point) -> Int? {
        state.overlay == .none ? choices.firstIndex { $0.place.contains(point) } : nil
    }

    private mutating func press(at point: Point) -> Outcome {
        if let index = choice(at: point) { return Outcome(commands: [.choose(choices[index].text)]) }
        guard let transform, let region, state.overlay == .none, transform.view.contains(point) else {
            let wasOpen = state.overlay != .none
            state.overlay = .none
            return Outcome(effects: wasOpen ? [.redraw] : [])
        }
        let place = transform.toFrame(point)
        grip = editor(for: transform).grip(
            at: place, of: region, reach: Self.cornerReach * density / transform.scale)
        return Outcome()
    }

    private mutating func move(to point: Point) -> Outcome {
        let before = hoveredChoice
        pointer = point
        guard let grip, let transform else { return Outcome(effects: hoveredChoice == before ? [] : [.redraw]) }
        let place = transform.toFrame(point)
        return change { editor, box in editor.dragged(box, by: grip, to: place) }
    }

    /// Changes the box, and reports that if there is a box and it did change.
    private mutating func change(_ edit: (BoxEditor, Region) -> Region) -> Outcome {
        guard let transform, let region, state.overlay == .none else { return Outcome() }
        let changed = edit(editor(for: transform), region)
        guard changed != region else { return Outcome() }
        self.region = changed
        return Outcome(commands: [.setBox(changed)], effects: [.redraw])
    }

    private func editor(for transform: VideoTransform) -> BoxEditor {
        BoxEditor(frameWidth: transform.frameWidth, frameHeight: transform.frameHeight)
    }

    /// The key of a digit from 1 to 5 by its place on the keyboard; nil for other keys.
    private static func digitKey(_ scancode: SDL_Scancode) -> SDL_Keycode? {
        let offset = Int32(bitPattern: scancode.rawValue) - Int32(bitPattern: SDL_SCANCODE_1.rawValue)
        return (0..<5).contains(offset) ? SDL_Keycode(bitPattern: SDLK_1.rawValue) + offset : nil
    }

    private static func factor(steps: Double) -> Double {
        (0..<Int(abs(steps))).reduce(1) { factor, _ in steps > 0 ? factor * resizeFactor : factor / resizeFactor }
    }
}
