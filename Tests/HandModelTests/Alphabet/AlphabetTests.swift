import Testing

@testable import HandModel

@Suite struct AlphabetTests {
    private static let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }

    @Test func allTwentySixAreThere() throws {
        #expect(Alphabet.american.letters == Self.letters)
        let text = String(decoding: PackageResources.alphabet_poses, as: UTF8.self)
        #expect(try Alphabet(text: text).letters == Self.letters, "the bundled file has no error")
    }

    @Test(arguments: letters) func theUsualPoseComesFirst(letter: String) throws {
        let variants = Alphabet.american.variants(of: letter)
        #expect(try #require(variants.first) == Alphabet.american.pose(of: letter))
        for pose in variants { #expect(pose == pose.limited) }
    }

    @Test func otherNamesHaveNoPose() {
        #expect(Alphabet.american.pose(of: "a") == nil)
        #expect(Alphabet.american.pose(of: "nothing") == nil)
        #expect(Alphabet.american.variants(of: "").isEmpty)
    }

    /// How far each finger is bent, knuckle and middle joint together.
    private func bends(_ letter: String) throws -> [Float] {
        let pose = try #require(Alphabet.american.pose(of: letter))
        return [
            pose[.indexMCP] + pose[.indexPIP], pose[.middleMCP] + pose[.middlePIP],
            pose[.ringMCP] + pose[.ringPIP], pose[.littleMCP] + pose[.littlePIP],
        ]
    }

    @Test(arguments: [
        ("A", "...."), ("B", "||||"), ("D", "|..."), ("F", ".|||"), ("G", "|..."), ("H", "||.."), ("I", "...|"),
        ("J", "...|"), ("L", "|..."), ("M", "...."), ("N", "...."), ("Q", "|..."), ("R", "||.."), ("S", "...."),
        ("T", "...."), ("U", "||.."), ("V", "||.."), ("W", "|||."), ("Y", "...|"), ("Z", "|..."),
    ]) func fingersThatStandAreStraight(letter: String, pattern: String) throws {
        for (bend, sign) in zip(try bends(letter), pattern) {
            if sign == "|" { #expect(bend < 60, "\(letter)") } else { #expect(bend > 85, "\(letter)") }
        }
    }

    @Test func everyLetterHasItsOwnPose() {
        let poses = Self.letters.compactMap(Alphabet.american.pose(of:))
        for (index, pose) in poses.enumerated() {
            for other in poses[..<index] {
                let difference = HandJoint.allCases.map { abs(pose[$0] - other[$0]) }.reduce(0, +)
                #expect(difference > 15)
            }
        }
    }
}
