/// A pose and where the hand is held.
public struct PlacedPose: Sendable, Equatable {
    /// The angles.
    public var pose: HandPose
    /// How far the hand is from its usual place, in centimetres: right, up, towards the viewer.
    public var offset: SIMD3<Float>

    /// Makes a posture.
    public init(pose: HandPose, offset: SIMD3<Float> = [0, 0, 0]) {
        self.pose = pose
        self.offset = offset
    }

    /// The posture between this one (0) and another (1), with the fingers not quite in step.
    ///
    /// Angles follow the course of least jerk (Flash and Hogan, J. Neurosci. 5(7), 1985); fingers that fold are a
    /// little ahead of those that open, and the place of the hand lags behind, as in fluent spelling.
    func moved(towards other: PlacedPose, by progress: Float) -> PlacedPose {
        var moved = self
        for joint in HandJoint.allCases {
            let change = other.pose[joint] - pose[joint]
            let lead: Float = joint.isView ? 0 : change > 0 ? 0.06 : -0.06
            moved.pose[joint] += change * Self.leastJerk(progress + lead * progress * (1 - progress) * 4)
        }
        moved.offset += (other.offset - offset) * Self.leastJerk(progress)
        return moved
    }

    /// The course of least jerk from 0 to 1.
    static func leastJerk(_ progress: Float) -> Float {
        let t = min(max(progress, 0), 1)
        return t * t * t * (10 + t * (6 * t - 15))
    }
}
