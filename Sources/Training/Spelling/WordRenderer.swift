import Basics
import FoundationEssentials
import Glibc
import HandModel
import Imaging
import Recognition
import Spelling

/// Renders spelled words and reads them as the recognizer does, to train the sequence network.
///
/// Hand, signer, style, speed, room, camera and frame rate are random. The box about the hand is the true one with errors,
/// as large as those of the locator, so that only the small part of the picture that is read has to be rendered.
struct WordRenderer: Sendable {
    /// Letters a second, slowest and fastest.
    static let speeds: ClosedRange<Float> = 0.6...6.5

    private let letters: URL
    private let sampler: WordSampler
    private let seed: UInt64

    /// Makes a renderer.
    ///
    /// - Parameter letters: the letter model that reads the pictures.
    init(letters: URL, sampler: WordSampler, seed: UInt64) {
        self.letters = letters
        self.sampler = sampler
        self.seed = seed
    }

    /// Renders and reads the word with a number; the same number gives the same word.
    ///
    /// - Throws: `LetterNetError` if the letter model cannot be loaded.
    func word(_ number: Int) throws(LetterNetError) -> ObservedWord {
        let net = try LetterNet(contentsOf: letters)
        var generator = SeededGenerator(seed: seed, draw: number)
        let film = film(using: &generator)
        let rate = Double(generator.pick([15, 20, 24, 30, 30, 30] as [Float]) ?? 30)
        let scenery = WordScenery(using: &generator)
        var reader = Recognizer(net: net, locator: GivenRegion(), handedness: .off)
        var error = BoxError(using: &generator)
        var input = SequenceInput()
        var observed = ObservedWord(
            letters: Letters.indices(of: film.letters.joined()) ?? [], inputs: [], truth: [])
        for (number, time) in film.times(framesPerSecond: rate).enumerated() {
            let picture = scenery.picture(of: film, at: time, interval: 1000 / rate, using: &generator)
            error.advance(using: &generator)
            reader.locator = GivenRegion(
                region: picture.handBox.map { error.applied(to: $0).square(scaledBy: net.preprocessor.margin) })
            let steps = input.add(reader.read(Frame(picture.image, time: time, sequence: number)))
            let moment = film.moment(at: time)
            let letter = moment.isSigned ? moment.letter.flatMap(Letters.indices(of:))?.first : nil
            let truth = moment.hand == nil ? ObservedWord.noLetter : letter ?? ObservedWord.undecided
            observed.inputs += steps
            observed.truth += [Int](repeating: truth, count: steps.count / SequenceInput.channels)
        }
        return observed
    }

    /// A word of a random signer at a random speed, with so many letters as the network has steps for.
    private func film(using generator: inout SeededGenerator) -> FingerspellingWord {
        // Speeds are even in their logarithm: as many slow words as fast ones.
        let speed = expf(generator.number(in: logf(Self.speeds.lowerBound)...logf(Self.speeds.upperBound)))
        let style = SigningStyle.random(using: &generator)
        let alphabet = Alphabet.american.ofRandomSigner(using: &generator)
        var letters = sampler.word(using: &generator)
        let seed = generator.next()
        while true {
            let word = FingerspellingWord(
                Letters.word(letters), pace: SigningPace(lettersPerSecond: Double(speed)), style: style, seed: seed,
                alphabet: alphabet)
            // The last frame may count for several steps.
            let longest = Double(SpellingConfiguration.steps - 4) * SequenceInput.stepMilliseconds
            guard word.duration > longest, letters.count > 1 else { return word }
            letters.removeLast()
        }
    }
}

/// A locator that reads the region it was given.
private struct GivenRegion: HandLocator {
    var region: Region?

    func candidates(in frame: Frame, after elapsed: Double?) -> [Region] { region.map { [$0] } ?? [] }
}

/// The error of a box about a hand, which changes slowly.
private struct BoxError {
    private static let deviation: Float = 0.06
    private var shift: SIMD2<Float>
    private var growth: Float
    private let lasting: Float

    init(using generator: inout SeededGenerator) {
        shift = [generator.normal(deviation: Self.deviation), generator.normal(deviation: Self.deviation)]
        growth = generator.normal(deviation: Self.deviation)
        lasting = generator.number(in: 0.5...0.97)
    }

    mutating func advance(using generator: inout SeededGenerator) {
        let change = Self.deviation * (1 - lasting * lasting).squareRoot()
        shift = shift * lasting + [generator.normal(deviation: change), generator.normal(deviation: change)]
        growth = growth * lasting + generator.normal(deviation: change)
    }

    func applied(to box: Region) -> Region {
        let square = box.square(scaledBy: Double(1 + growth))
        return Region(
            x: square.x + Double(shift.x) * square.width, y: square.y + Double(shift.y) * square.width,
            width: square.width, height: square.height)
    }
}
