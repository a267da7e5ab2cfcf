import Evaluation
import Foundation
import TestSupport
import Testing
import TrainingSupport

@testable import Training

@Suite struct RunReportTests {
    @Test func aRecordHasNamesAndSettings() {
        let card = SettingsSection.Card([
            "training":
                #"{"sources":["a","b"],"validationPictures":7,"validationSharesPeople":true,"signers":[],"settings":{"weightDecay":"0.1","kept":"nil","batch":"Optional(4)","start":"Optional(\"m.st\")","schedule":"Optional(Training.Name.step)"}}"#,
            "seed": "5",
        ])
        #expect(
            card.rows.map { "\($0.name): \($0.text)" } == [
                "signers: none", "sources: 2: a, b", "validation pictures: 7", "validation shares people: yes",
                "seed: 5",
            ])
        #expect(
            card.settings.map { "\($0.name): \($0.text)" } == [
                "batch: 4", "kept: none", "schedule: step", "start: m.st", "weight decay: 0.1",
            ])
        #expect(SettingsSection.Card(["training": "no"]).rows.isEmpty)
    }

    @Test func aTrainingOfLettersIsReported() throws {
        let folder = try TemporaryFolder()
        let files = TrainingFiles(model: folder.file("m.safetensors"))
        let loop = try TrainingLoop(LetterTask(Drawn.configuration(), data: Drawn.data()), files: files)
        try loop.run()
        try folder.write(Array("trainer train --data <drawn>\n".utf8), to: "m.command.txt")
        try loop.page(loop.report()).write(to: files.page)
        let page = try String(contentsOf: files.page, encoding: .utf8)
        #expect(page.contains("What was learnt") && page.contains("What is read"))
        #expect(page.contains("<pre class=\"wrap\">trainer train --data &lt;drawn&gt;</pre>"))
        #expect(page.contains("<p>2 epochs in "))
        #expect(page.contains("<th scope=\"row\">sources</th><td>2: drawn, walls</td>"))
        #expect(page.contains("on training pictures") && page.contains("the median of 29."))
        #expect(page.contains("trainer evaluate --model LETTERS --words rendered:40 --json"))
    }

    @Test func modelsAreToldApart() throws {
        let models = TestData.repository.appending(path: "models")
        for (name, kind, section) in [
            ("locator", "A network that finds hands", "Whole frames"),
            ("spelling", "A network that reads letters in a sequence", "Words"),
        ] {
            let html = try RunReport(TrainingFiles(model: models.appending(path: "\(name).safetensors"))).html()
            // The figures that the training has written into the model.
            #expect(html.matches(of: /<dt>/).count > 2)
            #expect(html.contains(kind) && html.contains("<h2>\(section)</h2>") && !html.contains("<h2>Data</h2>"))
        }
    }
}
