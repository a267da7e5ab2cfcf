/// The reason why a file of poses cannot be read.
public enum PoseFileError: Error, Equatable, CustomStringConvertible {
    /// A line of angles comes before the first name.
    case anglesBeforeName(line: Int)
    /// A variant comes before its letter.
    case variantBeforeLetter(line: Int, name: String)
    /// A name occurs twice.
    case nameTwice(line: Int, name: String)
    /// A joint with this name does not exist.
    case unknownJoint(line: Int, name: String)
    /// The number of degrees of an angle is missing or not valid.
    case notANumber(line: Int, joint: String)
    /// An angle is outside of the limits of a human hand.
    case beyondLimits(line: Int, joint: String, degrees: Float)

    /// What is wrong, where, and what to do.
    public var description: String {
        switch self {
        case .anglesBeforeName(let line):
            "line \(line): angles without a pose; put a name such as \"A\" on a line of its own above"
        case .variantBeforeLetter(let line, let name):
            "line \(line): the variant \(name) must come after its letter"
        case .nameTwice(let line, let name):
            "line \(line): \(name) is already described above; give the variant another name"
        case .unknownJoint(let line, let name):
            "line \(line): there is no joint \(name); the joints are "
                + HandJoint.allCases.map(\.rawValue).joined(separator: ", ")
        case .notANumber(let line, let joint):
            "line \(line): \(joint) needs a number of degrees after it"
        case .beyondLimits(let line, let joint, let degrees):
            "line \(line): \(joint) \(degrees) is beyond what a hand can do; see HandJoint.limits"
        }
    }
}

/// Poses by name, read from text.
///
/// A name is alone on a line. Indented lines below it give angles in degrees: a part of the hand, then pairs of a joint
/// and a number, as in `index mcp 80 pip 105`. `A/high` is a variant of `A` and gives only the angles that differ.
/// A `#` starts a comment.
struct PoseFile {
    /// The names and their poses in the order of the file.
    private(set) var poses: [(name: String, pose: HandPose)] = []

    /// Reads the text of a file.
    init(_ text: String) throws(PoseFileError) {
        for (index, whole) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = whole.prefix { $0 != "#" }
            let words = line.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
            guard let first = words.first else { continue }
            if line.hasPrefix(" ") {
                try addAngles(part: first, words: words.dropFirst(), line: index + 1)
            } else {
                try begin(first, line: index + 1)
            }
        }
    }

    private mutating func begin(_ name: String, line: Int) throws(PoseFileError) {
        guard !poses.contains(where: { $0.name == name }) else { throw .nameTwice(line: line, name: name) }
        var pose = HandPose()
        if let slash = name.firstIndex(of: "/") {
            guard let plain = poses.first(where: { $0.name == name[..<slash] }) else {
                throw .variantBeforeLetter(line: line, name: name)
            }
            pose = plain.pose
        }
        poses.append((name, pose))
    }

    private mutating func addAngles(
        part: String, words: ArraySlice<String>, line: Int
    ) throws(PoseFileError) {
        guard !poses.isEmpty else { throw .anglesBeforeName(line: line) }
        var words = words
        while let angle = words.popFirst() {
            let name = "\(part).\(angle)"
            guard let joint = HandJoint(rawValue: name) else { throw .unknownJoint(line: line, name: name) }
            guard let degrees = words.popFirst().flatMap(Float.init), degrees.isFinite else {
                throw .notANumber(line: line, joint: name)
            }
            guard joint.limits.contains(degrees) else {
                throw .beyondLimits(line: line, joint: name, degrees: degrees)
            }
            poses[poses.count - 1].pose[joint] = degrees
        }
    }
}
