import Testing

@testable import Training

@Suite struct TrainingDataTests {
    @Test func picturesOfNobodyServeAsBackdrops() {
        var data = TrainingData(train: Drawn.dataset(count: 1), test: Drawn.dataset(count: 1), samePeople: true)
        data.add(negatives: Drawn.nothing(count: 100), name: "walls")
        let learned = data.train.samples.filter { $0.label == "nothing" }
        #expect(data.backdrops == learned.map(\.image))
        #expect(data.held["walls"]?.samples.count == 100 - learned.count)
        #expect(data.labels == ["A", "B", "C", "nothing"])
    }

    @Test func handsWithoutLettersDoNot() {
        var data = TrainingData(
            train: Drawn.dataset(signers: ["ann"], count: 1), test: Drawn.dataset(signers: ["bob"], count: 1),
            samePeople: false)
        data.add(negatives: Drawn.dataset(signers: ["ann", "bob"], count: 2), name: "other")
        #expect(data.backdrops.isEmpty)
        // Bob is tested with, so his open hands are not learned either.
        #expect(data.held["other"]?.signers == ["bob"])
        #expect(data.train.samples.filter { $0.label == "nothing" }.allSatisfy { $0.signer == "ann" })
        #expect(data.train.samples.count == 3 + 6)
    }

    @Test func whatWasSkippedIsKeptInMind() {
        var data = TrainingData(train: Drawn.dataset(count: 1), test: Drawn.dataset(count: 1), samePeople: true)
        var walls = Drawn.nothing(count: 1)
        walls.skipped = [SkippedFile(name: "a", reason: "b")]
        data.add(negatives: walls, name: "walls")
        #expect(data.train.skipped == walls.skipped)
    }
}
