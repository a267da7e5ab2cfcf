/// How alike two pictures are but for brightness and contrast.
enum Correlation {
    /// Pearson's coefficient: 1 for the same picture, 0 for unrelated ones.
    static func of(_ first: [UInt8], _ second: [UInt8]) -> Double {
        guard first.count == second.count, !first.isEmpty else { return 0 }
        func centred(_ values: [UInt8]) -> [Double] {
            let mean = values.reduce(0) { $0 + Double($1) } / Double(values.count)
            return values.map { Double($0) - mean }
        }
        let (first, second) = (centred(first), centred(second))
        let product = zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
        let sizes = [first, second].map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
        return product / max(1e-9, sizes[0] * sizes[1])
    }
}
