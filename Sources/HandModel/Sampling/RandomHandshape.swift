import Basics

/// Random handshapes that are not letters of an alphabet, with every finger bent independently of the others.
///
/// People make more gestures than a list can contain. A network that is trained only with listed ones reads others as
/// letters.
enum RandomHandshape {
    /// The ways to bend a finger: angles of the knuckle, the middle joint and the end joint in degrees.
    private static let bends: [(mcp: Float, pip: Float, dip: Float)] = [
        (0, 2, 2),  // straight
        (8, 70, 45),  // hooked
        (72, 8, 6),  // bent at the knuckle alone
        (40, 45, 25),  // half closed
        (82, 102, 58),  // closed
    ]
    /// The ways to hold the thumb: abduction, opposition, twist, knuckle and end joint in degrees.
    private static let thumbs: [[Float]] = [
        [55, 6, 62, 0, -6],  // away from the hand
        [16, 10, 75, 6, 4],  // along the hand
        [20, 38, 104, 52, 50],  // across the palm
        [34, 42, 88, 16, 14],  // forward
    ]
    /// The minimum difference from every letter in degrees; closer shapes can be confused with the letter.
    static let minimumDifferenceDegrees: Float = 18
    /// The maximum number of shapes that are tried to find one that is not a letter.
    private static let maximumTries = 20

    /// Makes a handshape that differs from every variant of every letter; nil if none was found.
    static func make(unlike alphabet: Alphabet, using generator: inout SeededGenerator) -> HandPose? {
        let letters = alphabet.letters.flatMap(alphabet.variants(of:))
        for _ in 0..<maximumTries {
            let pose = any(using: &generator)
            if letters.allSatisfy({ $0.difference(from: pose) > minimumDifferenceDegrees }) { return pose }
        }
        return nil
    }

    private static func any(using generator: inout SeededGenerator) -> HandPose {
        let fingers: [(mcp: HandJoint, pip: HandJoint, dip: HandJoint, spread: HandJoint, fan: Float)] = [
            (.indexMCP, .indexPIP, .indexDIP, .indexSpread, 10), (.middleMCP, .middlePIP, .middleDIP, .middleSpread, 2),
            (.ringMCP, .ringPIP, .ringDIP, .ringSpread, -7), (.littleMCP, .littlePIP, .littleDIP, .littleSpread, -18),
        ]
        var pose = HandPose()
        let fan = generator.number(in: 0...1)
        for finger in fingers {
            // Straight and closed fingers are the most common.
            let place = generator.pick([0, 0, 0, 1, 2, 3, 4, 4, 4]) ?? 0
            let bend = bends[place]
            (pose[finger.mcp], pose[finger.pip], pose[finger.dip]) = (bend.mcp, bend.pip, bend.dip)
            pose[finger.spread] = finger.fan * fan
        }
        let angles = generator.pick(thumbs) ?? thumbs[0]
        let joints: [HandJoint] = [.thumbAbduct, .thumbOppose, .thumbTwist, .thumbMCP, .thumbIP]
        for (joint, angle) in zip(joints, angles) { pose[joint] = angle }
        return pose.limited
    }
}
