import Datasets
import Imaging
import Testing

@testable import Training

@Suite struct SampleSplitTests {
    private func sample(_ letter: String, _ moment: String, _ time: Double) -> PersonSample {
        PersonSample(
            letter: letter, moment: moment, time: time, hand: .right, picture: GreyImage(width: 1, height: 1))
    }

    @Test("Of one recording a third is held back, whatever order the pictures come in, and each once")
    func oneMoment() {
        let samples = [7, 1, 3, 9, 5].map { sample("P", "a", $0) }
        let splits = (0..<SampleSplit.folds).map { SampleSplit(samples, fold: $0) }
        #expect(splits.map(\.heldBack) == [[0, 3], [2, 4], [1]])
        #expect(splits.map { Set($0.learnt) } == [[1, 2, 4], [0, 1, 3], [0, 2, 3, 4]])
        #expect(splits.allSatisfy { !$0.isOtherMoment })
    }

    @Test("Of several recordings whole ones are held back") func moments() {
        let samples = [("a", 0), ("a", 1), ("a", 2), ("b", 0), ("b", 1)].map { sample("P", $0.0, Double($0.1)) }
        let split = SampleSplit(samples)
        #expect(split.heldBack == [3, 4])
        #expect(split.learnt == [0, 1, 2])
        #expect(split.isOtherMoment)
        #expect(SampleSplit(samples, fold: 1).heldBack == [0, 1, 2])
    }

    @Test("A single picture of a letter is only learnt") func single() {
        let split = SampleSplit([sample("P", "a", 0), sample("Q", "a", 0), sample("Q", "a", 1)])
        #expect(split.learnt == [0, 1])
        #expect(split.heldBack == [2])
    }
}
