/// A pose and the position of the hand.
public struct PlacedPose: Sendable, Equatable {
    /// The angles.
    public var pose: HandPose
    /// The distance of the hand from its usual position in centimetres: right, up, towards the viewer.
    public var offset: SIMD3<Float>

    /// Makes a placed pose.
    public init(pose: HandPose, offset: SIMD3<Float> = [0, 0, 0]) {
        self.pose = pose
        self.offset = offset
    }

    /// Returns a placed pose on the way from this one (`progress` 0) to another (1).
    ///
    /// Angles follow the minimum-jerk trajectory (Flash and Hogan, J. Neurosci. 5(7), 1985). As in fluent spelling,
    /// fingers that fold are a little ahead of fingers that open.
    func moved(towards other: PlacedPose, by progress: Float) -> PlacedPose {
        var moved = self
        for joint in HandJoint.allCases {
            let change = other.pose[joint] - pose[joint]
            let lead: Float = joint.isView ? 0 : change > 0 ? 0.06 : -0.06
            moved.pose[joint] += change * Self.minimumJerk(progress + lead * progress * (1 - progress) * 4)
        }
        moved.offset += (other.offset - offset) * Self.minimumJerk(progress)
        return moved
    }

    /// The minimum-jerk trajectory from 0 to 1.
    static func minimumJerk(_ progress: Float) -> Float {
        let t = min(max(progress, 0), 1)
        return t * t * t * (10 + t * (6 * t - 15))
    }
}

/// The movement of J and Z, which are drawn in the air.
///
/// Signers draw them as they would write them, so that the viewer sees them mirrored.
enum LetterStroke {
    /// Whether a letter is drawn in the air.
    static func exists(_ letter: String) -> Bool { letter == "J" || letter == "Z" }

    /// Returns the placed pose during the stroke of a letter, `progress` 0…1; letters without a stroke do not move.
    static func placedPose(of letter: String, from start: PlacedPose, progress: Float) -> PlacedPose {
        switch letter {
        case "J": hook(from: start, progress: progress)
        case "Z": zigzag(from: start, progress: progress)
        default: start
        }
    }

    /// J: down, then in a curve to the viewer's right while the palm turns to the signer.
    private static func hook(from start: PlacedPose, progress: Float) -> PlacedPose {
        var moved = start
        let down = PlacedPose.minimumJerk(progress / 0.5)
        let round = PlacedPose.minimumJerk((progress - 0.35) / 0.65)
        moved.offset += SIMD3(4.5 * round, -6.5 * down + 2.5 * round * round, 1.5 * round)
        moved.pose[.viewYaw] += 140 * round
        moved.pose[.viewRoll] -= 75 * round
        moved.pose[.wristFlex] += 15 * round
        return moved
    }

    /// Z: to the viewer's left, down to the right, and to the left again.
    private static func zigzag(from start: PlacedPose, progress: Float) -> PlacedPose {
        let corners: [SIMD3<Float>] = [[3.5, 2.5, 0], [-3.5, 2.5, 0], [3.5, -3, 0], [-3.5, -3, 0]]
        var moved = start
        // The hand moves to the start of the first line before, and back to its place after the last one.
        let stops = [SIMD3<Float>(repeating: 0)] + corners + [SIMD3<Float>(repeating: 0)]
        let position = min(max(progress, 0), 1) * Float(stops.count - 1)
        let leg = min(Int(position), stops.count - 2)
        moved.offset +=
            stops[leg] + (stops[leg + 1] - stops[leg]) * PlacedPose.minimumJerk(position - Float(leg))
        moved.pose[.viewRoll] -= moved.offset.x * 2
        return moved
    }
}
