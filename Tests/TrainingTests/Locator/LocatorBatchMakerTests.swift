import NeuralNetwork
import Recognition
import Testing
import TrainingSupport

@testable import Training

@Suite struct LocatorBatchMakerTests {
    private let grid = DetectionGrid(columns: 12, rows: 9, stride: 8)

    private func maker(seed: UInt64 = 1) -> LocatorBatchMaker {
        LocatorBatchMaker(
            DrawnFrames.data(), preprocessor: LocatorPreprocessor(width: 96, height: 72), grid: grid, seed: seed)
    }

    @Test func aBatchHasInputsAndTargets() throws {
        var maker = maker()
        let batch = try maker.batch(of: 0..<12)
        #expect(batch.inputs.count == 12 * 96 * 72)
        #expect(batch.targets.count == 12 * 108 * DetectionLoss.targetsPerCell)
        let centres = stride(from: 0, to: batch.targets.count, by: 6).count { batch.targets[$0] == 1 }
        #expect((3...20).contains(centres))
        #expect(batch.inputs.allSatisfy { $0.isFinite })
    }

    @Test func aSceneDependsOnItsNumberAlone() throws {
        var one = maker()
        var other = maker()
        let all = try one.batch(of: 0..<6)
        let last = try other.batch(of: 4..<6)
        #expect(Array(all.inputs[(4 * 96 * 72)...]) == last.inputs)
        #expect(Array(all.targets[(4 * 648)...]) == last.targets)
        var third = maker(seed: 2)
        #expect(try third.batch(of: 4..<6).inputs != last.inputs)
    }
}
