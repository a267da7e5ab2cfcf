/// How a right hand signs the 26 letters of the American manual alphabet, as its viewer sees it.
public struct Alphabet: Sendable {
    /// The letters' usual poses; J and Z at the beginning of their movement.
    private let usual: [String: HandPose]
    /// All poses of each letter, the usual one first.
    private let all: [String: [HandPose]]

    /// The alphabet that comes with the program (`Resources/alphabet.poses`).
    public static let american: Alphabet = {
        let text = String(decoding: PackageResources.alphabet_poses, as: UTF8.self)
        return (try? Alphabet(text: text)) ?? Alphabet(usual: [:], all: [:])
    }()

    /// Reads an alphabet from the text of a file of poses.
    ///
    /// - Throws: `PoseFileError`, which names the line.
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

    /// The letters that have a pose, in order.
    public var letters: [String] { usual.keys.sorted() }

    /// The usual pose of a letter (capital); `nil` for anything else.
    public func pose(of letter: String) -> HandPose? { usual[letter] }

    /// Every pose of a letter, the usual one first; empty for anything else.
    public func variants(of letter: String) -> [HandPose] { all[letter] ?? [] }
}
