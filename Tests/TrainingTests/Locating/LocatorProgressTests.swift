import Testing

@testable import Training

@Suite struct LocatorProgressTests {
    private let epoch = LocatorTraining.Epoch(
        number: 1, scoreLoss: 0.5, boxLoss: 0.25, recall: 0.9, meanOverSigners: 0.85, meanIoU: 0.75, falseRate: 0.004,
        threshold: 0.4, seconds: 60)

    private func texts(isTerminal: Bool, _ events: [(LocatorTraining.Event, Double)]) -> [String] {
        var (time, texts) = (0.0, [String]())
        var progress = LocatorProgress(isTerminal: isTerminal, now: { time }, write: { texts.append($0) })
        for (event, moment) in events {
            time = moment
            progress.handle(event)
        }
        return texts
    }

    @Test func anEpochIsALine() {
        let texts = texts(
            isTerminal: false, [(.batch(epoch: 1, done: 8, of: 16, loss: 1), 0), (.epoch(epoch, of: 3), 60)])
        #expect(texts.count == 1)
        for part in ["epoch 1/3", "found  90.0 %", "mean over signers  85.0 %", "IoU 0.750", "false 0.40 % at 0.400"] {
            #expect(texts[0].contains(part), "\(part)")
        }
        #expect(texts[0].hasSuffix("2 min left\n"))
    }

    @Test func theThresholdIsTold() {
        #expect(texts(isTerminal: false, [(.calibrated(0.4321), 1)])[0].contains("0.432"))
    }

    @Test func aTerminalMovesTenTimesASecondAtMost() {
        let texts = texts(
            isTerminal: true,
            [
                (.batch(epoch: 1, done: 8, of: 80, loss: 1), 0), (.batch(epoch: 1, done: 16, of: 80, loss: 1), 0.05),
                (.batch(epoch: 1, done: 24, of: 80, loss: 1), 0.2), (.epoch(epoch, of: 1), 1),
            ])
        #expect(texts.count == 3)
        #expect(texts[0].contains("8 of 80 scenes  loss 1.000"))
        #expect(!texts[2].contains("left"))
    }
}
