import Foundation
import NeuralNetwork
import Testing

@testable import Training

@Suite struct LetterConfigurationTests {
    @Test func presetsAreValid() throws {
        for architecture in LetterConfiguration.Architecture.allCases {
            try LetterConfiguration(architecture).validate()
        }
    }

    @Test func studyIsDoneAsItWas() {
        let study = LetterConfiguration(.study)
        #expect(study.epochs == 2 && study.augmentation == .none && study.optimiser == .rmsprop)
        #expect(study.labelSmoothing == 0 && study.averageDecay == 0 && study.landmarkWeight == 0)
    }

    @Test(arguments: [
        ("--epochs", "0"), ("--samples-per-epoch", "0"), ("--batch", "1"), ("--learning-rate", "0.0"),
        ("--weight-decay", "-1.0"), ("--label-smoothing", "1.0"), ("--nothing-share", "1.0"),
        ("--average-decay", "1.0"), ("--rendered-share", "1.5"), ("--landmark-weight", "-1.0"), ("--threads", "0"),
    ])
    func namesTheSettingThatIsOutOfRange(name: String, value: String) {
        var bad = LetterConfiguration(.study)
        switch name {
        case "--epochs": bad.epochs = 0
        case "--samples-per-epoch": bad.samplesPerEpoch = 0
        case "--batch": bad.batch = 1
        case "--learning-rate": bad.learningRate = 0
        case "--weight-decay": bad.weightDecay = -1
        case "--label-smoothing": bad.labelSmoothing = 1
        case "--nothing-share": bad.nothingShare = 1
        case "--average-decay": bad.averageDecay = 1
        case "--rendered-share": bad.renderedShare = 1.5
        case "--landmark-weight": bad.landmarkWeight = -1
        default: bad.threads = 0
        }
        #expect {
            try bad.validate()
        } throws: { error in
            guard case .badSetting(name, value, _) = error as? TrainingError else { return false }
            return true
        }
    }

    @Test func notANumberIsOutOfRange() {
        var bad = LetterConfiguration(.study)
        bad.learningRate = .nan
        #expect(throws: TrainingError.self) { try bad.validate() }
    }

    @Test func survivesJSON() throws {
        let configuration = LetterConfiguration(.standard, seed: .max, threads: 3)
        let data = try JSONEncoder().encode(configuration)
        #expect(try JSONDecoder().decode(LetterConfiguration.self, from: data) == configuration)
    }
}

@Suite struct TrainingConfigurationNetworkTests {
    @Test func jointsAddOutputs() throws {
        var configuration = LetterConfiguration(.study)
        #expect(try configuration.description(classes: 3).outputCount == 3)
        configuration.landmarkWeight = 2
        #expect(try configuration.description(classes: 3).outputCount == 45)
        #expect(try LetterConfiguration(.standard).description(classes: 27).outputCount == 69)
    }

    @Test func cosineRisesForOneEpochAndFallsToAHundredth() {
        var configuration = LetterConfiguration(.standard)
        configuration.epochs = 20
        configuration.learningRate = 1
        let rates = configuration.plan(examples: 10 * configuration.batch).rates
        #expect(rates.rate(at: 0) == 0.1)
        #expect(rates.rate(at: 9) == 1)
        #expect(abs(rates.rate(at: 200) - 0.01) < 1e-6)
        #expect(rates.rate(at: 100) < 0.6)
    }

    @Test func stepsFallAfterEachThird() {
        var configuration = LetterConfiguration(.study)
        (configuration.epochs, configuration.schedule, configuration.learningRate) = (3, .step, 1)
        let rates = configuration.plan(examples: 10 * configuration.batch).rates
        #expect(rates.rate(at: 9) == 1)
        #expect(abs(rates.rate(at: 10) - 0.1) < 1e-6)
        #expect(abs(rates.rate(at: 29) - 0.01) < 1e-6)
    }

    @Test func constantStays() {
        let rates = LetterConfiguration(.study).plan(examples: 160).rates
        #expect(rates.rate(at: 0) == 0.001 && rates.rate(at: 1000) == 0.001)
    }

    @Test func averageIsKeptWhenAskedFor() throws {
        var configuration = LetterConfiguration(.study)
        let network = Network(try configuration.description(classes: 3), seed: 1)
        #expect(configuration.session(network, classes: 3).averagedNetwork == nil)
        configuration.averageDecay = 0.9
        for optimiser in LetterConfiguration.OptimiserName.allCases {
            configuration.optimiser = optimiser
            #expect(configuration.session(network, classes: 3).averagedNetwork == network)
        }
    }
}
