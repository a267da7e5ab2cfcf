import NeuralNetwork
import Testing

@testable import Training

@Suite struct TrainingConfigurationNetworkTests {
    @Test func jointsAddOutputs() throws {
        var configuration = TrainingConfiguration(.study)
        #expect(try configuration.description(classes: 3).outputCount == 3)
        configuration.landmarkWeight = 2
        #expect(try configuration.description(classes: 3).outputCount == 45)
        #expect(try TrainingConfiguration(.standard).description(classes: 27).outputCount == 69)
    }

    @Test func cosineRisesForOneEpochAndFallsToAHundredth() {
        var configuration = TrainingConfiguration(.standard)
        configuration.epochs = 20
        configuration.learningRate = 1
        let rates = configuration.rates(stepsPerEpoch: 10)
        #expect(rates.rate(at: 0) == 0.1)
        #expect(rates.rate(at: 9) == 1)
        #expect(abs(rates.rate(at: 200) - 0.01) < 1e-6)
        #expect(rates.rate(at: 100) < 0.6)
    }

    @Test func stepsFallAfterEachThird() {
        var configuration = TrainingConfiguration(.study)
        (configuration.epochs, configuration.schedule, configuration.learningRate) = (3, .step, 1)
        let rates = configuration.rates(stepsPerEpoch: 10)
        #expect(rates.rate(at: 9) == 1)
        #expect(abs(rates.rate(at: 10) - 0.1) < 1e-6)
        #expect(abs(rates.rate(at: 29) - 0.01) < 1e-6)
    }

    @Test func constantStays() {
        let rates = TrainingConfiguration(.study).rates(stepsPerEpoch: 10)
        #expect(rates.rate(at: 0) == 0.001 && rates.rate(at: 1000) == 0.001)
    }

    @Test func averageIsKeptWhenAskedFor() throws {
        var configuration = TrainingConfiguration(.study)
        let network = Network(try configuration.description(classes: 3), seed: 1)
        #expect(configuration.session(network, classes: 3).averagedNetwork == nil)
        configuration.averageDecay = 0.9
        for optimiser in TrainingConfiguration.OptimiserName.allCases {
            configuration.optimiser = optimiser
            #expect(configuration.session(network, classes: 3).averagedNetwork == network)
        }
    }
}
