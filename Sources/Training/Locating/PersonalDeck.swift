import Imaging

/// Deals things so that people weigh evenly, however many each has.
struct PersonalDeck: Sendable {
    private let groups: [[Int]]

    /// Sorts things by whose they are.
    init(_ signers: [String]) {
        groups = Dictionary(grouping: signers.indices) { signers[$0] }.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Whether there is nothing to deal.
    var isEmpty: Bool { groups.isEmpty }

    /// The number of one thing: any person, then any of their things.
    func deal(using generator: inout SeededGenerator) -> Int {
        let group = groups[generator.index(below: groups.count)]
        return group[generator.index(below: group.count)]
    }
}
