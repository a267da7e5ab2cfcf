import Basics
import Imaging
import Recognition

/// A batch of inputs for the locator network, with their targets.
public struct LocatorBatch: Sendable {
    /// The scenes, `[count, height, width]`.
    var inputs: [Float]
    /// The targets, `[count, cells, 6]`, as `DetectionGrid` encodes them.
    var targets: [Float]
}

/// Makes batches of scenes; a scene depends only on the seed and its number in the training.
struct LocatorBatchMaker {
    let preprocessor: LocatorPreprocessor
    let grid: DetectionGrid
    let seed: UInt64
    private var synthesizer: SceneSynthesizer

    /// Prepares to make batches from the training data.
    init(_ data: LocatorData, preprocessor: LocatorPreprocessor, grid: DetectionGrid, seed: UInt64) {
        self.preprocessor = preprocessor
        self.grid = grid
        self.seed = seed
        synthesizer = SceneSynthesizer(data)
    }

    /// Makes a batch of the scenes with these numbers.
    ///
    /// - Throws: `ImageError` when a picture is empty.
    mutating func batch(of numbers: Range<Int>) throws(ImageError) -> LocatorBatch {
        let size = preprocessor.width * preprocessor.height
        var batch = LocatorBatch(inputs: [Float](repeating: 0, count: numbers.count * size), targets: [])
        for (place, number) in numbers.enumerated() {
            var generator = SeededGenerator(seed: seed, draw: number)
            let scene = synthesizer.scene(using: &generator)
            let boxes = try batch.inputs.withUnsafeMutableBufferPointer { (inputs) throws(ImageError) in
                try preprocessor.prepare(
                    scene.image, boxes: scene.boxes,
                    into: UnsafeMutableBufferPointer(rebasing: inputs[place * size..<(place + 1) * size]))
            }
            batch.targets += grid.targets(for: boxes)
        }
        return batch
    }
}
