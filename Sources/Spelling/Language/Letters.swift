/// Letters as the numbers 0…25 that language and networks count them by.
public enum Letters {
    /// How many letters there are.
    public static let count = 26

    /// The letters of a word; nil if it has none or other characters than A to Z, apostrophes and hyphens.
    ///
    /// Small letters count as capitals. Apostrophes and hyphens are not spelled.
    public static func indices(of word: String) -> [Int]? {
        var indices: [Int] = []
        for scalar in word.unicodeScalars {
            switch scalar {
            case "A"..."Z": indices.append(Int(scalar.value) - 65)
            case "a"..."z": indices.append(Int(scalar.value) - 97)
            case "'", "’", "-": continue
            default: return nil
            }
        }
        return indices.isEmpty ? nil : indices
    }

    /// The word of letters, in capitals.
    ///
    /// - Parameter indices: numbers 0…25.
    public static func word(_ indices: some Sequence<Int>) -> String {
        String(String.UnicodeScalarView(indices.map { Unicode.Scalar(UInt8(65 + $0)) }))
    }
}
