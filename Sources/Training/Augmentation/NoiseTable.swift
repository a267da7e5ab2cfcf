import Imaging

/// Numbers of a normal distribution, drawn once: reading them is many times quicker than drawing them.
enum NoiseTable {
    /// How many there are.
    static let count = 8192

    /// Mean 0, standard deviation 1, each a sum of twelve even draws.
    static let shared: [Float] = {
        var generator = SeededGenerator(seed: 0x6E6F_6973_65)
        return (0..<count).map { _ in (0..<12).reduce(-6) { sum, _ in sum + generator.uniform(0...1) } }
    }()
}
