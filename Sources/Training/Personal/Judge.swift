import Datasets
import NeuralNetwork

extension Personalisation {
    /// Compares a fine-tuned network with the one that it began with.
    struct Judge {
        private let personalisation: Personalisation
        private let heldBack: JudgedPictures
        private let before: [Bool]
        private let replay: JudgedPictures
        private let replayBefore: [Bool]

        /// - Parameters:
        ///   - heldBack: the person's pictures that it has not learned from.
        ///   - replay: rendered hands.
        init(_ personalisation: Personalisation, heldBack: JudgedPictures, replay: JudgedPictures) {
            (self.personalisation, self.heldBack, self.replay) = (personalisation, heldBack, replay)
            before = heldBack.answers(of: personalisation.base.network)
            replayBefore = replay.answers(of: personalisation.base.network)
        }

        /// What was found about a network between the old and the new one.
        struct Finding {
            var network: Network
            var share: Float
            var heldBack: PersonalisationResult.Comparison
            var replay: PersonalisationResult.Comparison
            var perLetter: [String: PersonalisationResult.Comparison]
            var refusal: PersonalisationRefusal?

            /// The scores by letter, with the number of all pictures of each.
            func letters(samples: [PersonSample]) -> [PersonalisationResult.Letter] {
                let counts = Dictionary(grouping: samples, by: \.letter).mapValues(\.count)
                let none = PersonalisationResult.Score(right: 0, pictures: 0)
                return counts.keys.sorted().map { letter in
                    PersonalisationResult.Letter(
                        letter: letter, samples: counts[letter] ?? 0, before: perLetter[letter]?.before ?? none,
                        after: perLetter[letter]?.after ?? none)
                }
            }
        }

        /// Of the shares of new weights against which nothing speaks, the one that reads most held-back pictures.
        ///
        /// Of equal ones, and where something speaks against all, it is the first.
        func choose(from tuned: Network) throws -> Finding {
            let shares = personalisation.settings.shares
            var best = try verdict(on: tuned, share: shares.first ?? 1)
            for share in shares.dropFirst() {
                let next = try verdict(on: tuned, share: share)
                guard next.refusal == nil else { continue }
                if best.refusal != nil || next.heldBack.after.right > best.heldBack.after.right { best = next }
            }
            return best
        }

        /// Judges the mean of the old network and a new one.
        func verdict(on tuned: Network, share: Float) throws -> Finding {
            let network = try personalisation.base.network.mixed(with: tuned, share: share)
            let after = heldBack.answers(of: network)
            let replayAfter = replay.answers(of: network)
            let letters = Dictionary(grouping: heldBack.labels.indices) { heldBack.labels[$0] }.mapValues { indices in
                Self.compare(indices.map { before[$0] }, indices.map { after[$0] })
            }
            var finding = Finding(
                network: network, share: share, heldBack: Self.compare(before, after),
                replay: Self.compare(replayBefore, replayAfter), perLetter: letters)
            finding.refusal = Self.refusal(finding)
            return finding
        }

        private static func compare(_ before: [Bool], _ after: [Bool]) -> PersonalisationResult.Comparison {
            func score(_ answers: [Bool]) -> PersonalisationResult.Score {
                PersonalisationResult.Score(right: answers.count(where: \.self), pictures: answers.count)
            }
            return PersonalisationResult.Comparison(before: score(before), after: score(after))
        }

        /// What speaks against a network.
        private static func refusal(_ finding: Finding) -> PersonalisationRefusal? {
            let (before, after) = (finding.heldBack.before, finding.heldBack.after)
            guard after.right > before.right else {
                return .notBetter(before: before.right, after: after.right, of: before.pictures)
            }
            for (letter, scores) in finding.perLetter.sorted(by: { $0.key < $1.key })
            where scores.before.accuracy - scores.after.accuracy > Personalisation.toleranceOfLetter {
                return .letterWorse(
                    letter, before: scores.before.right, after: scores.after.right, of: scores.before.pictures)
            }
            let (known, now) = (finding.replay.before.accuracy, finding.replay.after.accuracy)
            return known - now > Personalisation.tolerance ? .forgotten(before: known, after: now) : nil
        }
    }
}
