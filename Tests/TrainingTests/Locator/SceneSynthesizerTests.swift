import Basics
import Datasets
import Imaging
import Recognition
import Testing
import TrainingSupport

@testable import Training

@Suite struct SceneSynthesizerTests {
    private func scenes(
        _ kind: SceneSynthesizer.Kind?, count: Int = 40, augmentation: Augmentation = Augmentation(), seed: UInt64 = 1
    ) -> [LocatorScene] {
        let kinds = kind.map { [(kind: $0, weight: Float(1))] } ?? SceneSynthesizer.kinds
        var painter = SceneSynthesizer(DrawnFrames.data(), augmentation: augmentation, kinds: kinds)
        return (0..<count).map { number in
            var generator = SeededGenerator(seed: seed, draw: number)
            return painter.scene(using: &generator)
        }
    }

    /// Mean shade within a box, and of a rim about it.
    private func shades(_ scene: LocatorScene, _ box: Region) -> (inside: Double, around: Double) {
        var (inside, around): ([Double], [Double]) = ([], [])
        for y in 0..<scene.image.height {
            for x in 0..<scene.image.width {
                let away = max(
                    max(box.x - Double(x), Double(x) - box.x - box.width),
                    max(box.y - Double(y), Double(y) - box.y - box.height))
                if away < -3 { inside.append(Double(scene.image[x, y])) }
                if away > 3 && away < 8 { around.append(Double(scene.image[x, y])) }
            }
        }
        func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(values.count, 1)) }
        return (mean(inside), mean(around))
    }

    @Test func theBoxesOfAFrameLieOnItsHands() {
        let scenes = scenes(.frame)
        for scene in scenes {
            #expect(scene.boxes.count <= 1)
            guard let box = scene.boxes.first else { continue }
            let (inside, around) = shades(scene, box)
            #expect(inside > around + 60, "the square is bright, its surroundings dark")
        }
        #expect(scenes.count { !$0.boxes.isEmpty } > 30)
    }

    @Test func handsHaveAllSizes() {
        let sizes = scenes(.frame, count: 200).compactMap { scene in
            scene.boxes.first.map { max($0.width, $0.height) / Double(scene.image.height) }
        }
        #expect(sizes.contains { $0 < 0.2 } && sizes.contains { $0 > 0.75 })
        #expect(sizes.allSatisfy { $0 > 0.08 && $0 < 1.1 })
    }

    @Test func scenesHaveTheShapesOfWebcams() {
        let shapes = Set(scenes(nil, count: 60).map { "\($0.image.width)x\($0.image.height)" })
        #expect(shapes.isSuperset(of: ["192x144", "192x108", "144x192"]))
    }

    @Test func besideAHandThereIsNone() {
        let scenes = scenes(.beside)
        #expect(scenes.allSatisfy { $0.boxes.isEmpty })
        // The bright square is not in view; a frame that it leaves no room in gives way to a backdrop of any shade.
        #expect(scenes.count { scene in !scene.image.pixels.contains { $0 > 180 } } > 35)
    }

    @Test func pastedHandsAndCropsHaveTheirBoxes() {
        for kind in [SceneSynthesizer.Kind.paste, .crop] {
            let scenes = scenes(kind)
            #expect(scenes.count { !$0.boxes.isEmpty } > 30)
            for box in scenes.flatMap(\.boxes) { #expect(box.width > 4 && box.height > 4) }
        }
        #expect(scenes(.empty).allSatisfy { $0.boxes.isEmpty })
    }

    @Test func theSameChanceGivesTheSameBytes() {
        #expect(scenes(nil, augmentation: .scene) == scenes(nil, augmentation: .scene))
        #expect(scenes(nil, augmentation: .scene) != scenes(nil, augmentation: .scene, seed: 2))
    }

    @Test func kindsWithoutDataAreLeftOut() {
        var data = LocatorData(frames: [], held: [])
        data.negatives = [GreyImage(width: 32, height: 32, filledWith: 90)]
        var painter = SceneSynthesizer(data)
        for number in 0..<20 {
            var generator = SeededGenerator(seed: 1, draw: number)
            #expect(painter.scene(using: &generator).boxes.isEmpty)
        }
    }
}
