import Datasets
import Testing
import TrainingSupport

@testable import Evaluation

@Suite struct SharedPicturesTests {
    private let learnt = Drawn.dataset(signers: ["ann"], count: 4)

    private func renamed(_ set: Dataset, as name: String) -> Dataset {
        var set = set
        for index in set.samples.indices { set.samples[index].name = "\(name)\(index)" }
        return set
    }

    @Test func copiesAreLeftOutWhateverTheyAreCalled() throws {
        let other = Drawn.dataset(signers: ["ann"], count: 2, from: 50)
        var validation = renamed(Dataset(joining: [other, learnt]), as: "x")
        let words = try SharedPictures.leaveOut(of: &validation, learnt: learnt)
        #expect(words == "12 of 18 validation pictures are training pictures too: left out of the validation")
        #expect(validation.samples.map(\.original) == other.samples.map(\.original))
        #expect(try SharedPictures.leaveOut(of: &validation, learnt: learnt) == nil)
    }

    @Test func copiesAloneAreRefused() {
        var validation = renamed(learnt, as: "x")
        #expect(throws: DatasetError.onlyCopies(count: 12)) {
            _ = try SharedPictures.leaveOut(of: &validation, learnt: learnt)
        }
    }

    @Test func everyTwoSetsAreCompared() {
        var one = learnt
        one.samples = [learnt.samples[0]]
        let other = Drawn.dataset(signers: ["bob"], count: 1, from: 90)
        #expect(
            SharedPictures.words(for: [("a", learnt), ("b", one), ("c", other)])
                == ["1 of 1 picture of b lies in a too"])
    }
}
