import Basics
import Evaluation
import Imaging

/// Some of the scenes that a hand locator learns from, to be looked at.
public enum SceneSheet {
    /// Draws the first scenes of a training.
    ///
    /// - Throws: `ImageError` when a picture is empty.
    public static func picture(_ data: LocatorData, count: Int = 96, seed: UInt64) throws(ImageError) -> RGBImage {
        var painter = SceneSynthesizer(data)
        let items = (0..<count).map { number in
            var generator = SeededGenerator(seed: seed, draw: number)
            let scene = painter.scene(using: &generator)
            return BoxSheet.Item(image: scene.image, labelled: scene.boxes)
        }
        return try BoxSheet(items, columns: 12).picture()
    }
}
