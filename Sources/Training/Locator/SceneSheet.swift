import Basics
import Evaluation
import Imaging

/// A sheet of training scenes of the hand locator, for visual inspection.
public enum SceneSheet {
    /// Draws the first scenes of a training.
    ///
    /// - Throws: `ImageError` when a picture is empty.
    public static func picture(_ data: LocatorData, count: Int = 96, seed: UInt64) throws(ImageError) -> RGBImage {
        var synthesizer = SceneSynthesizer(data)
        let items = (0..<count).map { number in
            var generator = SeededGenerator(seed: seed, draw: number)
            let scene = synthesizer.scene(using: &generator)
            return BoxSheet.Item(image: scene.image, labelled: scene.boxes)
        }
        return try BoxSheet(items, columns: 12).picture()
    }
}
