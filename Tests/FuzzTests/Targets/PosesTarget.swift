import HandModel

/// Reads poses and bends a hand by them.
enum PosesTarget {
    static func run(_ bytes: UnsafeRawBufferPointer) {
        guard let alphabet = try? Alphabet(text: String(decoding: bytes, as: UTF8.self)) else { return }
        for letter in alphabet.letters {
            precondition(!alphabet.variants(of: letter).isEmpty, "a letter has its own pose among its variants")
        }
    }
}
