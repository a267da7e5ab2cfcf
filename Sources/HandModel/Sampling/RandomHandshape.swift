import Basics

/// Handshapes put together by chance, every finger on its own, that are no letter of an alphabet.
///
/// People gesture in more ways than can be listed; a network that knows only listed ones takes the next for a letter.
enum Handshapes {
    /// How a finger is bent: at the knuckle, the middle joint and the end joint, in degrees.
    private static let bends: [(mcp: Float, pip: Float, dip: Float)] = [
        (0, 2, 2),  // straight
        (8, 70, 45),  // hooked
        (72, 8, 6),  // bent at the knuckle alone
        (40, 45, 25),  // half closed
        (82, 102, 58),  // closed
    ]
    /// How the thumb is held: abducted, opposed, turned, and bent at its knuckle and end joint.
    private static let thumbs: [[Float]] = [
        [55, 6, 62, 0, -6],  // away from the hand
        [16, 10, 75, 6, 4],  // along the hand
        [20, 38, 104, 52, 50],  // across the palm
        [34, 42, 88, 16, 14],  // forward
    ]
    /// A shape whose fingers are bent no more differently from a letter's, in degrees, may be taken for it.
    static let leastDifference: Float = 18
    /// After so many shapes that are letters there may be no other.
    private static let mostTries = 20

    /// A handshape that is unlike every variant of every letter; nil when chance gives none.
    static func drawn(unlike alphabet: Alphabet, _ generator: inout SeededGenerator) -> HandPose? {
        let letters = alphabet.letters.flatMap(alphabet.variants(of:))
        for _ in 0..<mostTries {
            let pose = any(&generator)
            if letters.allSatisfy({ $0.difference(from: pose) > leastDifference }) { return pose }
        }
        return nil
    }

    private static func any(_ generator: inout SeededGenerator) -> HandPose {
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
