import Basics
import Imaging
import Recognition

/// Some scenes as the network that finds hands takes them.
public struct LocatorBatch: Sendable {
    /// `[count, height, width]`.
    var inputs: [Float]
    /// `[count, cells, 6]`, as `DetectionGrid` writes them.
    var targets: [Float]
}

/// Makes batches of scenes; a scene depends only on the seed and its number in the run.
struct LocatorBatchMaker {
    let preprocessor: LocatorPreprocessor
    let grid: DetectionGrid
    let seed: UInt64
    private var synthesizer: SceneSynthesizer

    /// Makes a maker of batches.
    init(_ data: LocatorData, preprocessor: LocatorPreprocessor, grid: DetectionGrid, seed: UInt64) {
        self.preprocessor = preprocessor
        self.grid = grid
        self.seed = seed
        synthesizer = SceneSynthesizer(data)
    }

    /// The scenes with these numbers.
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
