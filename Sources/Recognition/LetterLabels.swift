/// The answers that a letter network can give.
public enum LetterLabels {
    /// The name of the answer "no letter here".
    public static let nothing = "nothing"
    /// A to Z.
    public static let alphabet = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }
    /// Letters that are movements: a still picture cannot tell them from I and D.
    public static let moving: Set<String> = ["J", "Z"]
}
