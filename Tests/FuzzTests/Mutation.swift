import Basics

/// Changes to an input, such as a broken disk, a bad cable or an ill will make them.
struct Mutation {
    /// Bytes that are at the ends of ranges, or that many formats give a meaning to.
    private static let special: [UInt8] = [
        0, 1, 0x7f, 0x80, 0xfe, 0xff, 0x0a, 0x20, 0x22, 0x2c, 0x2d, 0x30, 0x39, 0x65,
    ]

    private var generator: SeededGenerator

    /// Draws changes from the chance that belongs to a seed.
    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    /// The input with one to six changes.
    mutating func changed(_ input: [UInt8]) -> [UInt8] {
        var bytes = input
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            guard !bytes.isEmpty else { break }
            change(&bytes)
        }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        let place = Int.random(in: bytes.indices, using: &generator)
        let length = min(bytes.count - place, Int.random(in: 1...32, using: &generator))
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: bytes[place] = Self.special[Int.random(in: Self.special.indices, using: &generator)]
        case 2: bytes.removeSubrange(place..<place + length)
        case 3:
            bytes.insert(
                contentsOf: bytes[place..<place + length], at: Int.random(in: 0...bytes.count, using: &generator))
        case 4: bytes.replaceSubrange(place..<place + length, with: repeatElement(0xff, count: length))
        default: bytes.removeLast(Int.random(in: 0...bytes.count / 2, using: &generator))
        }
    }
}
