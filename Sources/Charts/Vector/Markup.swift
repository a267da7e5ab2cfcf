import Basics

/// Text of HTML or SVG: what a literal holds is markup, what is interpolated is text and is escaped.
///
/// `let cell: Markup = "<td>\(name)</td>"` is safe whatever the name is. Markup that is interpolated stays markup.
public struct Markup: Sendable, Equatable, ExpressibleByStringInterpolation {
    /// The text with its tags.
    public let text: String

    /// Takes markup from the source code.
    public init(stringLiteral value: String) { text = value }

    /// Takes markup with escaped values in it.
    public init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    /// Joins parts with line breaks.
    public init(_ parts: [Markup]) { text = parts.map(\.text).joined(separator: "\n") }

    /// Collects literals and escaped values.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        /// Begins empty.
        public init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(2 * literalCapacity) }

        /// Adds markup.
        public mutating func appendLiteral(_ literal: String) { text += literal }

        /// Adds text, escaped.
        public mutating func appendInterpolation(_ value: String) { text += Markup.escaped(value) }

        /// Adds a whole number.
        public mutating func appendInterpolation(_ value: Int) { text += String(value) }

        /// Adds a coordinate, rounded to a hundredth.
        public mutating func appendInterpolation(_ value: Double) { text += Markup.coordinate(value) }

        /// Adds markup as it is.
        public mutating func appendInterpolation(_ value: Markup) { text += value.text }

        /// Adds parts of markup, joined with line breaks.
        public mutating func appendInterpolation(_ values: [Markup]) { text += Markup(values).text }
    }

    /// Escapes the characters that end text or an attribute, and makes control characters visible.
    static func escaped(_ text: String) -> String {
        text.printable.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.append(character)
            }
        }
    }

    /// Formats a number with four significant digits.
    static func number(_ value: Double) -> String { String(printf: "%.4g", value) }

    /// Formats a number with at most two decimals; 0 if it is not finite.
    static func coordinate(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        let rounded = (value * 100).rounded() / 100
        return abs(rounded) < 1e15 && rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}
