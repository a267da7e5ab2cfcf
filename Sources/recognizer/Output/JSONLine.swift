/// One JSON object on one line, its members in the order in which they are added.
struct JSONLine {
    private(set) var text = "{"

    /// The line, with its line break.
    var bytes: [UInt8] { Array((text + "}\n").utf8) }

    mutating func add(_ name: String, _ value: String?) {
        begin(name)
        text += value.map(Self.quoted) ?? "null"
    }

    mutating func add(_ name: String, _ value: Double, places: Int) {
        begin(name)
        text += Self.number(value, places: places)
    }

    /// Adds an array of pairs: a name and a number.
    mutating func add(_ name: String, _ pairs: [(String, Float)], places: Int) {
        begin(name)
        let items = pairs.map { "[\(Self.quoted($0.0)),\(Self.number(Double($0.1), places: places))]" }
        text += "[\(items.joined(separator: ","))]"
    }

    /// Adds an array of numbers, or null.
    mutating func add(_ name: String, _ numbers: [Double]?, places: Int) {
        begin(name)
        let items = numbers?.map { Self.number($0, places: places) }
        text += items.map { "[\($0.joined(separator: ","))]" } ?? "null"
    }

    private mutating func begin(_ name: String) {
        if text.utf8.count > 1 { text += "," }
        text += Self.quoted(name) + ":"
    }

    /// A decimal number without exponent and without zeros at its end.
    ///
    /// JSON knows neither infinities nor NaN; they become 0, as does what no clock or picture can reach.
    static func number(_ value: Double, places: Int) -> String {
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        guard abs(value * scale) < 9e15 else { return "0" }
        let scaled = Int((value * scale).rounded())
        let (whole, remainder) = scaled.magnitude.quotientAndRemainder(dividingBy: UInt(scale))
        var (fraction, digits) = (remainder, places)
        while digits > 0, fraction.isMultiple(of: 10) {
            fraction /= 10
            digits -= 1
        }
        let sign = scaled < 0 ? "-" : ""
        guard digits > 0 else { return "\(sign)\(whole)" }
        let padding = String(repeating: "0", count: digits - "\(fraction)".utf8.count)
        return "\(sign)\(whole).\(padding)\(fraction)"
    }

    /// A JSON string (RFC 8259, section 7).
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
