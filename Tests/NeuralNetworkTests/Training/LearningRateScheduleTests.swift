import NeuralNetwork
import Testing

@Suite struct LearningRateScheduleTests {
    @Test func constant() {
        let schedule = LearningRateSchedule.constant(rate: 0.1)
        #expect([0, 5, 1_000_000].map(schedule.rate) == [0.1, 0.1, 0.1])
    }

    @Test func stepsDown() {
        let schedule = LearningRateSchedule.step(rate: 1, every: 3, factor: 0.5)
        #expect((0..<8).map(schedule.rate) == [1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25])
    }

    @Test func warmsUpThenFollowsTheCosine() {
        let schedule = LearningRateSchedule.cosine(rate: 1, warmUp: 4, total: 12, final: 0.2)
        #expect((0..<4).map(schedule.rate) == [0.25, 0.5, 0.75, 1])
        #expect(schedule.rate(at: 4) == 1)
        #expect(abs(schedule.rate(at: 8) - 0.6) < 1e-6)
        // A quarter of the way: (1 + cos 45°) / 2.
        #expect(abs(schedule.rate(at: 6) - (0.2 + 0.8 * 0.8535534)) < 1e-6)
        #expect(abs(schedule.rate(at: 12) - 0.2) < 1e-6)
        #expect(abs(schedule.rate(at: 500) - 0.2) < 1e-6)
    }

    @Test func oddNumbersGiveRatesAllTheSame() {
        #expect(LearningRateSchedule.step(rate: 1, every: 0, factor: 0.5).rate(at: 2) == 0.25)
        #expect(LearningRateSchedule.cosine(rate: 1, warmUp: 5, total: 5).rate(at: 5) == 1)
        #expect(LearningRateSchedule.cosine(rate: 1, warmUp: 0, total: 0).rate(at: 1).isFinite)
    }
}
