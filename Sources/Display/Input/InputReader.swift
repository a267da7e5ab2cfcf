import CSDL2
import Imaging

/// Turns the desktop's events into what the window and the program have to do.
struct InputReader {
    /// Something that only the window itself can do.
    enum Effect: Equatable, Sendable {
        case applyFullScreen
        case copyText
        case redraw
        case renewTextures
    }

    /// What an event asks for.
    struct Outcome: Equatable {
        var commands: [WindowCommand] = []
        var effects: [Effect] = []
    }

    var state = WindowState()
    /// How frame and window lie to each other; nil before the first frame.
    var transform: VideoTransform?
    /// Where the hand is looked at, in frame pixels; the mouse's own place for it while it drags.
    var region: Region?
    /// Whether an alphabet chart is at hand.
    var hasChart = false
    /// Pixels of the drawing for one of the desktop's units.
    var density = 1.0
    /// What the mouse has hold of.
    private(set) var grip: BoxEditor.Grip?

    /// The part of the frame's width that an arrow key moves the box by.
    private static let moveStep = 0.02
    /// The factor by which a key or one notch of the wheel resizes the box.
    private static let resizeStep = 1.06
    /// How near to a corner, in the desktop's units, the mouse takes hold of it.
    private static let cornerReach = 16.0

    /// Reads one event that came at `now` milliseconds.
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
            return drag(to: Point(x: Double(event.motion.x) * density, y: Double(event.motion.y) * density))
        case SDL_MOUSEBUTTONUP where Int32(event.button.button) == SDL_BUTTON_LEFT:
            grip = nil
            return Outcome()
        case SDL_MOUSEWHEEL:
            return change { editor, box in editor.resized(box, by: Self.factor(steps: Double(event.wheel.y))) }
        case SDL_WINDOWEVENT:
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
        let action = KeyBindings.action(for: event.keysym.sym, shift: shift, control: control)
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
            let step = transform.frameWidth * Self.moveStep
            return change { editor, box in
                editor.moved(box, dx: (transform.isMirrored ? -right : right) * step, dy: down * step)
            }
        case .resizeBox(let steps):
            return change { editor, box in editor.resized(box, by: Self.factor(steps: steps)) }
        }
    }

    private mutating func press(at point: Point) -> Outcome {
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

    private mutating func drag(to point: Point) -> Outcome {
        guard let grip, let transform else { return Outcome() }
        let place = transform.toFrame(point)
        return change { editor, box in editor.dragged(box, by: grip, to: place) }
    }

    /// Changes the box and says so, if there is one and it did change.
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

    private static func factor(steps: Double) -> Double {
        (0..<Int(abs(steps))).reduce(1) { factor, _ in steps > 0 ? factor * resizeStep : factor / resizeStep }
    }
}
