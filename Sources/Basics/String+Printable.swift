extension String {
    /// The text without what makes a terminal do things, or show something else than is there.
    ///
    /// Names of files, cameras and classes are not ours: control characters in them, and those that turn the
    /// direction of writing, come out as `\u{1b}`. Line breaks and tabs stay.
    public var printable: String {
        guard unicodeScalars.contains(where: Self.isHarmful) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            if Self.isHarmful(scalar) {
                text += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0a: false
        case 0..<0x20, 0x7f..<0xa0: true
        case 0x200e, 0x200f, 0x202a...0x202e, 0x2066...0x2069: true
        default: false
        }
    }
}
