import Basics

/// The poses of a right hand for the 26 letters of the American manual alphabet, as the viewer sees them.
public struct Alphabet: Sendable {
    /// The usual pose of each letter; for J and Z the pose at the start of the movement.
    private let usual: [String: HandPose]
    /// All poses of each letter; the usual one comes first.
    private let all: [String: [HandPose]]

    /// The alphabet that comes with the program (`Resources/alphabet.poses`).
    public static let american: Alphabet = {
        let text = String(decoding: PackageResources.alphabet_poses, as: UTF8.self)
        return (try? Alphabet(text: text)) ?? Alphabet(usual: [:], all: [:])
    }()

    /// Reads an alphabet from the text of a file of poses.
    ///
    /// - Throws: a `PoseFileError` with the number of the line.
    public init(text: String) throws(PoseFileError) {
        var usual: [String: HandPose] = [:]
        var all: [String: [HandPose]] = [:]
        for (name, pose) in try PoseFile(text).poses {
            let letter = String(name.prefix { $0 != "/" })
            if letter == name { usual[letter] = pose }
            all[letter, default: []].append(pose)
        }
        self.init(usual: usual, all: all)
    }

    private init(usual: [String: HandPose], all: [String: [HandPose]]) {
        self.usual = usual
        self.all = all
    }

    /// Returns the alphabet of one random signer: each letter in one of its poses, a little changed.
    public func ofRandomSigner(using generator: inout SeededGenerator) -> Alphabet {
        let view = [HandJoint.viewYaw, .viewPitch, .viewRoll].map { ($0, generator.normal(deviation: 9)) }
        let own = letters.map { letter in
            let poses = variants(of: letter)
            var pose = generator.happens(withProbability: 0.4) ? poses[0] : generator.pick(poses) ?? poses[0]
            for joint in HandJoint.allCases where !joint.isView { pose[joint] += generator.normal(deviation: 3.5) }
            for (joint, degrees) in view { pose[joint] += degrees + generator.normal(deviation: 5) }
            return (letter, pose.limited)
        }
        let usual = Dictionary(uniqueKeysWithValues: own)
        return Alphabet(usual: usual, all: usual.mapValues { [$0] })
    }

    /// The letters that have a pose, in alphabetical order.
    public var letters: [String] { usual.keys.sorted() }

    /// Returns the usual pose of a capital letter; nil for anything else.
    public func pose(of letter: String) -> HandPose? { usual[letter] }

    /// Returns all poses of a capital letter, the usual one first; empty for anything else.
    public func variants(of letter: String) -> [HandPose] { all[letter] ?? [] }
}

/// Poses that are not letters but look similar: open hands, thumbs up, fists from behind and so on.
public enum Gestures {
    /// All of them, ordered by name and then as in the file (`Resources/gestures.poses`).
    public static let all: [HandPose] = {
        let text = String(decoding: PackageResources.gestures_poses, as: UTF8.self)
        guard let file = try? Alphabet(text: text) else { return [] }
        return file.letters.flatMap(file.variants)
    }()
}
