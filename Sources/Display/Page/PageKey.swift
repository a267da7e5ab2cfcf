import CSDL2

/// A key that does something on a page.
public enum PageKey: Hashable, Sendable {
    /// A key that types this character; capital and small letters are the same.
    case character(Character)
    case enter
    case escape
    case space
    case tab
    case left
    case right

    /// What is written on the button.
    var name: String {
        switch self {
        case .character(let character): character.uppercased()
        case .enter: "Enter"
        case .escape: "Esc"
        case .space: "Space"
        case .tab: "Tab"
        case .left: "←"
        case .right: "→"
        }
    }

    /// Whether the key types this character, as a capital or not.
    func isTyped(by character: Character) -> Bool {
        if case .character(let own) = self { own.uppercased() == character.uppercased() } else { false }
    }

    /// The key of one of SDL's key codes; nil for keys that type a character, and those without a meaning here.
    init?(_ code: SDL_Keycode) {
        switch SDL_KeyCode(rawValue: UInt32(bitPattern: code)) {
        case SDLK_RETURN, SDLK_KP_ENTER: self = .enter
        case SDLK_ESCAPE: self = .escape
        case SDLK_SPACE: self = .space
        case SDLK_TAB: self = .tab
        case SDLK_LEFT: self = .left
        case SDLK_RIGHT: self = .right
        default: return nil
        }
    }
}

/// What the user did on a page.
public enum PageCommand: Equatable, Sendable {
    /// End the program.
    case quit
    /// A button was clicked or its key pressed; Escape comes also where it has no button.
    case press(PageKey)
    /// A letter was typed into the field, as a capital.
    case type(Character)
    /// The last letter of the field was taken back.
    case deleteLetter
    /// The picture was dragged to the right and down, in fractions of its width.
    case drag(right: Double, down: Double)
}
