import FoundationEssentials
import Recognition
import Testing
import TestSupport

@testable import Spelling

@Suite struct PolicySettingsTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func settings(_ json: String) throws -> PolicySettings {
        try PolicySettings(file: folder.write(Array(json.utf8), to: "settings.json"))
    }

    private func policy(_ json: String) throws -> CommitPolicy {
        var policy = CommitPolicy()
        try settings(json).apply(to: &policy)
        return policy
    }

    @Test func aMissingFileAndAnEmptyObjectSetNothing() throws {
        var policy = CommitPolicy()
        try PolicySettings(file: folder.file("none.json")).apply(to: &policy)
        #expect(policy == CommitPolicy())
        #expect(try self.policy("{}") == CommitPolicy() && self.policy("") == CommitPolicy())
    }

    @Test func whatIsSetIsSetAndTheRestStays() throws {
        let policy = try policy(
            #"{"holdMilliseconds": 600, "reading": "flow", "correctsWords": false, "correctionProbability": 0.95}"#)
        var expected = CommitPolicy()
        (expected.holdMilliseconds, expected.reading) = (600, .flow)
        (expected.correctsWords, expected.correctionProbability) = (false, 0.95)
        #expect(policy == expected)
    }

    @Test func aReleaseFollowsTheConfidenceUnlessItIsSetItself() throws {
        #expect(try policy(#"{"minimumConfidence": 0.5}"#).releaseConfidence == 0.35)
        #expect(try policy(#"{"minimumConfidence": 0.9}"#).releaseConfidence == 0.5)
        let both = try policy(#"{"releaseConfidence": 0.45, "minimumConfidence": 0.5}"#)
        #expect(both.releaseConfidence == 0.45 && both.threshold.minimumConfidence == 0.5)
    }

    @Test func everyPartOfThePolicyCanBeSet() throws {
        var policy = CommitPolicy()
        for setting in PolicySetting.all {
            let before = policy
            let other =
                switch setting.part {
                case .number(let range, let path):
                    "\(policy[keyPath: path] == range.lowerBound ? range.upperBound : range.lowerBound)"
                case .flag(let path): "\(!policy[keyPath: path])"
                case .reading: #""flow""#
                }
            try settings("{\"\(setting.name)\": \(other)}").apply(to: &policy)
            #expect(policy != before, "\(setting.name)")
        }
        // A property that is added needs a setting, or a reason.
        #expect(Mirror(reflecting: policy).children.count + 1 == PolicySetting.all.count)
    }

    @Test func theTableOfTheDocumentationIsRight() throws {
        let article = TestData.repository.appending(path: "Sources/Spelling/Spelling.docc/FromLettersToWords.md")
        let rows = try String(contentsOf: article, encoding: .utf8).split(separator: "\n").filter {
            $0.hasPrefix("| `")
        }
        #expect(rows.count == PolicySetting.all.count)
        for (row, setting) in zip(rows, PolicySetting.all) {
            let ofModel = ["minimumConfidence", "maximumNothing"].contains(setting.name)
            let value = ofModel ? "the model's" : setting.json(of: CommitPolicy())
            let allowed = setting.allowed.replacing("a number from ", with: "")
            #expect(row.hasPrefix("| `\(setting.name)` | \(value) | \(allowed) | "), "\(row)")
        }
    }

    @Test func whatIsPrintedIsReadBack() throws {
        var policy = CommitPolicy(threshold: LetterThreshold(minimumConfidence: 0.62, maximumNothing: 0.23))
        (policy.reading, policy.releaseShare) = (.flow, 0.1)
        let text = PolicySettings.text(of: policy)
        #expect(text.contains("\n  \"minimumConfidence\": 0.62,\n") && text.contains("\"holdMilliseconds\": 400,"))
        #expect(try self.policy(text) == policy)
    }

    @Test(
        "A wrong file says what is wrong, and what would be right",
        arguments: [
            (#"{"holdMilliseconds": 5}"#, ["settings.json", "holdMilliseconds", "a number from 100 to 5000"]),
            (#"{"holdMilliseconds": "600"}"#, ["holdMilliseconds", "a number"]),
            (#"{"holdMilliseconds": true}"#, ["holdMilliseconds", "a number"]),
            (#"{"correctsWords": 1}"#, ["correctsWords", "true or false"]),
            (#"{"reading": "slow"}"#, ["reading", #""hold" or "flow""#]),
            (#"{"reading": null}"#, ["reading"]),
            (#"{"holdTime": 400}"#, ["holdTime", "no setting", "holdMilliseconds"]),
            ("[1]", ["settings.json", "no JSON object"]),
            ("{", ["no JSON object"]),
            ("{\"holdMilliseconds\": 1e999}", ["settings.json"]),
        ])
    func wrong(json: String, parts: [String]) {
        let error = #expect(throws: PolicySettingsError.self) { try settings(json) }
        let message = error.map { "\($0)" } ?? ""
        for part in parts { #expect(message.contains(part), "\(message)") }
        #expect(!message.contains("\n"))
    }

    @Test func aFolderIsNoSettings() throws {
        #expect(throws: PolicySettingsError.unreadable(path: folder.url.path, reason: "it is a folder")) {
            try PolicySettings(file: folder.url)
        }
    }
}
