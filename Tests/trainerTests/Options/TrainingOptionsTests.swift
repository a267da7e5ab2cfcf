import Training
import Testing

@testable import trainer

@Suite struct TrainingOptionsTests {
    @Test func networkDecidesWhatIsNotGiven() throws {
        let study = try TrainingOptions.parse(["--network", "study", "--threads", "1"]).configuration()
        #expect(study == LetterConfiguration(.study, seed: 1, threads: 1))
        let standard = try TrainingOptions.parse(["--threads", "1"]).configuration()
        #expect(standard == LetterConfiguration(.standard, seed: 1, threads: 1))
    }

    @Test func everythingGivenIsTaken() throws {
        let settings = try TrainingOptions.parse([
            "--network", "study", "--epochs", "3", "--seed", "9", "--batch", "8", "--optimiser", "sgd",
            "--learning-rate", "0.5", "--schedule", "step", "--weight-decay", "0.25", "--label-smoothing", "0.125",
            "--samples-per-epoch", "77", "--augment", "light", "--nothing-share", "0.5", "--average-decay", "0.75",
            "--landmark-weight", "2", "--rendered-share", "0.4", "--threads", "3",
        ]).configuration()
        var expected = LetterConfiguration(.study, seed: 9, threads: 3)
        (expected.epochs, expected.batch, expected.optimiser) = (3, 8, .sgd)
        (expected.learningRate, expected.schedule, expected.weightDecay) = (0.5, .step, 0.25)
        (expected.labelSmoothing, expected.samplesPerEpoch, expected.augmentation) = (0.125, 77, .light)
        (expected.nothingShare, expected.averageDecay, expected.landmarkWeight) = (0.5, 0.75, 2)
        expected.renderedShare = 0.4
        #expect(settings == expected)
    }

    @Test func renderedHandsAloneTakeLessTime() throws {
        let alone = try TrainingOptions.parse(["--threads", "1"]).configuration(learnsFromPictures: false)
        #expect(alone.epochs == 12 && alone.samplesPerEpoch == TrainingOptions.renderedAlone)
        let asked = try TrainingOptions.parse(["--epochs", "3"]).configuration(learnsFromPictures: false)
        #expect(asked.epochs == 3)
    }

    @Test func aModelThatKnowsLettersLearnsGently() throws {
        let going = try TrainingOptions.parse(["--threads", "1"]).configuration(knowsLetters: true)
        #expect(going.epochs == 10 && going.learningRate == 0.0005)
        let asked = try TrainingOptions.parse(["--learning-rate", "0.001"]).configuration(knowsLetters: true)
        #expect(asked.learningRate == 0.001)
    }

    @Test(arguments: [["--network", "huge"], ["--optimiser", "magic"], ["--augment", "flip"], ["--seed", "-1"]])
    func unknownChoicesAreRefused(arguments: [String]) {
        #expect(throws: (any Error).self) { try TrainingOptions.parse(arguments) }
    }
}
