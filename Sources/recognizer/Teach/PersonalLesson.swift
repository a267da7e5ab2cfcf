import Basics
import Datasets
import FoundationEssentials
import Recognition
import Training

/// Learns a person's pictures, beginning with the installed model, and keeps the result if it is better.
struct PersonalLesson: Sendable {
    private let name: PersonName
    private let store: PeopleStore
    private let samples: [PersonSample]
    private let personalisation: Personalisation

    /// Reads the pictures that are kept; what of them cannot be used is told on standard error.
    ///
    /// - Throws: `PeopleStoreError`, `ModelLocationError` or `LetterNetError`.
    init(name: PersonName, store: PeopleStore) throws {
        (self.name, self.store) = (name, store)
        let kept = try store.samples(of: name)
        for flaw in kept.skipped { StandardError.say("Skipped \(flaw.name): \(flaw.reason)".inOneLine) }
        samples = kept.samples
        personalisation = try Personalisation(model: ModelLocation().find(ModelLocation.letters))
    }

    /// Learns; the model before stays for going back.
    ///
    /// - Throws: `PersonalisationError.stopped`, or what cannot be written.
    func learn(
        isStopped: () -> Bool, report: (PersonalisationProgress) -> Void
    ) throws -> PersonalisationResult {
        let result = try personalisation.run(
            samples: samples, person: name.text, isStopped: isStopped, report: report)
        if let model = result.model { try store.keepModel(of: name) { try model.write(to: $0) } }
        return result
    }
}
