/// Which pictures without letters are kept from training, so that false letters can be counted on unseen ones.
///
/// A picture of a named person is held back when that person is one of those the network is judged on. A picture of
/// nobody is held back when the hash of its name says so, a quarter of all, the same ones whenever asked.
public enum HoldOut {
    /// One in how many pictures of nobody is held back.
    static let oneIn: UInt64 = 4

    /// Parts pictures without letters.
    ///
    /// - Parameters:
    ///   - set: Pictures without letters; `namesSigners` says whether they are of people.
    ///   - judged: The people whom the network is judged on.
    public static func part(_ set: Dataset, judged: Set<String>) -> (train: Dataset, held: Dataset) {
        let isHeld: (Sample) -> Bool =
            set.namesSigners ? { judged.contains($0.signer) } : { hash($0.name) % oneIn == 0 }
        var (train, held) = (set, set)
        train.samples = set.samples.filter { !isHeld($0) }
        held.samples = set.samples.filter(isHeld)
        return (train, held)
    }

    /// FNV-1a of 64 bits, which unlike `Hasher` says the same in every run.
    static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
