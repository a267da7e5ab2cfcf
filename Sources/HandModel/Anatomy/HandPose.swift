/// All the angles of a hand: its shape, the wrist, and how it is held towards the viewer.
public struct HandPose: Sendable, Equatable {
    private var degrees: [Float]

    /// An open hand, fingers together and up, palm towards the viewer.
    public init() {
        degrees = [Float](repeating: 0, count: HandJoint.allCases.count)
        self[.thumbAbduct] = 35
        self[.thumbOppose] = 15
        self[.thumbTwist] = 65
    }

    /// One angle in degrees.
    public subscript(joint: HandJoint) -> Float {
        get { degrees[joint.index] }
        set { degrees[joint.index] = newValue }
    }

    /// The nearest pose that a human hand can take.
    public var limited: HandPose {
        var pose = self
        for joint in HandJoint.allCases {
            pose[joint] = min(max(self[joint], joint.limits.lowerBound), joint.limits.upperBound)
        }
        return pose
    }

    /// The pose between this one (0) and another (1), every angle on its straight way.
    public func mixed(with other: HandPose, by fraction: Float) -> HandPose {
        var pose = self
        for index in degrees.indices {
            pose.degrees[index] += (other.degrees[index] - degrees[index]) * fraction
        }
        return pose
    }

    /// How differently the fingers are bent at their two larger joints: the mean over these, in degrees.
    public func difference(from other: HandPose) -> Float {
        let joints: [HandJoint] = [
            .indexMCP, .indexPIP, .middleMCP, .middlePIP, .ringMCP, .ringPIP, .littleMCP, .littlePIP,
        ]
        return joints.reduce(0) { $0 + abs(self[$1] - other[$1]) } / Float(joints.count)
    }
}
