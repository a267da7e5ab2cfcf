/// A name in the order in which people expect names: 2 before 10, and capital letters beside small ones.
struct NaturalName: Comparable {
    /// The name itself.
    let text: String
    private let parts: [Part]

    /// What names are compared by: whole numbers, by their digits without zeros before them, and single characters.
    private enum Part: Comparable {
        case number(length: Int, digits: String)
        case character(Character)
    }

    /// Takes a name apart.
    init(_ text: String) {
        self.text = text
        var parts: [Part] = []
        var rest = text.lowercased()[...]
        while let first = rest.first {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            if digits.isEmpty {
                parts.append(.character(first))
                rest = rest.dropFirst()
            } else {
                let number = String(digits.drop { $0 == "0" })
                parts.append(.number(length: number.count, digits: number))
                rest = rest[digits.endIndex...]
            }
        }
        self.parts = parts
    }

    static func < (first: NaturalName, second: NaturalName) -> Bool {
        first.parts == second.parts ? first.text < second.text : first.parts.lexicographicallyPrecedes(second.parts)
    }
}
