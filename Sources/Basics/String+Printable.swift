extension String {
    /// The text with everything escaped that controls a terminal or hides characters.
    ///
    /// Names of files, cameras and classes come from outside: control characters in them, and those that change the
    /// writing direction, become `\u{1b}`. Line breaks and tabs stay.
    public var printable: String {
        guard unicodeScalars.contains(where: Self.isUnsafe) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            if Self.isUnsafe(scalar) {
                text += Self.escaped(scalar)
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }

    /// The text in one line: like `printable`, but line breaks and tabs are escaped too.
    ///
    /// Use it for lines of a list or a message that contain names from outside.
    public var inOneLine: String {
        let text = printable
        guard text.unicodeScalars.contains(where: Self.isBreak) else { return text }
        return text.unicodeScalars.reduce(into: "") { $0 += Self.isBreak($1) ? Self.escaped($1) : String($1) }
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        [0x09, 0x0a, 0x2028, 0x2029].contains(scalar.value)
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String { "\\u{\(String(scalar.value, radix: 16))}" }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {

        switch scalar.value {
        case 0x09, 0x0a: false
        case 0..<0x20, 0x7f..<0xa0: true
        case 0x200e, 0x200f, 0x202a...0x202e, 0x2066...0x2069: true
        default: false
        }
    }
}
