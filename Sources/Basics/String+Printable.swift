extension String {
    /// The text without what makes a terminal do things, or show something else than is there.
    ///
    /// Names of files, cameras and classes are not ours: control characters in them, and those that turn the
    /// direction of writing, come out as `\u{1b}`. Line breaks and tabs stay.
    public var printable: String {
        guard unicodeScalars.contains(where: Self.isHarmful) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            if Self.isHarmful(scalar) {
                text += Self.spelledOut(scalar)
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }

    /// The text in one line: line breaks and tabs come out as `\u{a}` too.
    ///
    /// For whatever holds names that are not ours and is to be one line of many.
    public var inOneLine: String {
        let text = printable
        guard text.unicodeScalars.contains(where: Self.isBreak) else { return text }
        return text.unicodeScalars.reduce(into: "") { $0 += Self.isBreak($1) ? Self.spelledOut($1) : String($1) }
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        [0x09, 0x0a, 0x2028, 0x2029].contains(scalar.value)
    }

    private static func spelledOut(_ scalar: Unicode.Scalar) -> String { "\\u{\(String(scalar.value, radix: 16))}" }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0a: false
        case 0..<0x20, 0x7f..<0xa0: true
        case 0x200e, 0x200f, 0x202a...0x202e, 0x2066...0x2069: true
        default: false
        }
    }
}
