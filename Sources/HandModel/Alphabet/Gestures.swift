/// Hands that show no letter, though a careless reader might take them for one: open hands, thumbs up, fists from
/// behind and the like.
public enum Gestures {
    /// How they are held, by name and then in the file's order (`Resources/gestures.poses`).
    public static let all: [HandPose] = {
        let text = String(decoding: PackageResources.gestures_poses, as: UTF8.self)
        guard let file = try? Alphabet(text: text) else { return [] }
        return file.letters.flatMap(file.variants)
    }()
}
