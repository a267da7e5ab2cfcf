import Glibc

extension SeededGenerator {
    /// A number from the normal distribution with mean 0 and standard deviation 1.
    ///
    /// Source: Box and Muller, "A note on the generation of random normal deviates", 1958. Every call takes two
    /// numbers from the sequence and keeps nothing back, so that the state is the seed's alone.
    public mutating func normal() -> Double {
        let radius = (-2 * log(1 - uniform())).squareRoot()
        return radius * cos(2 * .pi * uniform())
    }
}
