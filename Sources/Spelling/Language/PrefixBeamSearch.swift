import Glibc

/// Finds the words that explain best what a network read, step by step: CTC prefix beam search with a language.
///
/// The network gives, for each step, the probabilities of A to Z and of blank. A sequence of them spells a word when
/// equal neighbours are merged and blanks left out (Graves et al., "Connectionist temporal classification", 2006). The
/// search keeps the best prefixes of words, each with the probability of all sequences that spell it (Hannun et al.,
/// "First-pass large vocabulary continuous speech recognition using bi-directional recurrent DNNs", arXiv 1408.2873).
/// The score of a prefix has the probability that a word begins so, so that the beam is not wasted on
/// what no word continues; see ``PrefixBeamSettings`` for its weights, and ``LetterConfusion`` for letters that are
/// misread.
public struct PrefixBeamSearch: Sendable {
    /// The number of blank in a step's probabilities.
    public static let blank = Letters.count

    /// The language; nil if the letters alone count.
    public let language: LanguageModel?
    /// How words are weighed.
    public let settings: PrefixBeamSettings
    /// How letters are misread; nil if they are taken as they are read.
    public let confusion: LetterConfusion?

    private(set) var tree: PrefixTree
    /// The prefixes of the beam, the best first.
    private(set) var beam: [Int] = []
    /// The logarithm of what all masses have been divided by.
    private(set) var logScale = 0.0
    /// The prefixes that the step has reached.
    private var touched: [Int] = []
    /// The step's probabilities, and its letters that lengthen prefixes.
    private var probabilities = [Double](repeating: 0, count: blank + 1)
    private var readLetters: [Int] = []
    /// The lowest score that is worth a new prefix in this step.
    private var cutoff = 0.0
    /// When this many prefixes have been reached, the cutoff is found anew.
    private var crowd = 0
    /// Scores of what the step has reached, the best first.
    private var ranked: [(score: Double, node: Int)] = []

    /// Begins a word.
    public init(
        language: LanguageModel?, settings: PrefixBeamSettings = PrefixBeamSettings(), confusion: LetterConfusion? = nil
    ) {
        (self.language, self.settings, self.confusion) = (language, settings, confusion)
        tree = PrefixTree(root: PrefixTree.Node(parent: -1, letter: -1, length: 0, prefix: language?.start, weight: 1))
        restart()
    }

    /// Begins another word.
    public mutating func restart() {
        tree = PrefixTree(root: PrefixTree.Node(parent: -1, letter: -1, length: 0, prefix: language?.start, weight: 1))
        (beam, logScale, cutoff) = ([], 0, 0)
        touch(PrefixTree.root)
        tree.nodes[PrefixTree.root].next.blank = 1
        for source in confusion?.overlooked ?? [] {
            if let child = reach(source.letter, from: PrefixTree.root, mass: source.probability) {
                tree.nodes[child].next.blank += source.probability
            }
        }
        select()
    }

    /// Adds a step.
    ///
    /// - Parameter logProbabilities: `[27]`: natural logarithms of the probabilities of A to Z and blank, which sum to 1.
    ///   A step in which nothing is possible is left out.
    public mutating func add(_ logProbabilities: [Float]) {
        precondition(logProbabilities.count == Self.blank + 1, "a step has 27 probabilities")
        readLetters.removeAll(keepingCapacity: true)
        var isPossible = false
        for (index, value) in logProbabilities.enumerated() {
            let probability = value.isNaN ? 0 : Double(exp(min(value, 0)))
            probabilities[index] = probability
            if probability > 0 { isPossible = true }
            if index != Self.blank, probability > 0, probability >= Double(settings.leastLetter) {
                readLetters.append(index)
            }
        }
        guard isPossible else { return }
        stay()
        for node in beam { lengthen(node) }
        select()
    }

    /// Gives every prefix of the beam the step without a new letter, and finds what a new prefix must score.
    private mutating func stay() {
        var best = 0.0
        var lowest = Double.infinity
        for node in beam {
            touch(node)
            let mass = tree.nodes[node].mass
            var next = PrefixTree.Mass()
            next.blank = mass.total * probabilities[Self.blank]
            if node != PrefixTree.root { next.right = mass.right * probabilities[Int(tree.nodes[node].letter)] }
            if mass.readAs >= 0 {
                next.misread = mass.misread * probabilities[Int(mass.readAs)]
                next.readAs = mass.readAs
            }
            tree.nodes[node].next = next
            let score = next.total * tree.nodes[node].weight
            best = max(best, score)
            lowest = min(lowest, score)
        }
        cutoff = best * exp(-Double(settings.pruning))
        if beam.count >= width { cutoff = max(cutoff, lowest) }
        crowd = 4 * width
    }

    /// Lengthens a prefix by every letter that may have been read, or shown while another was read.
    private mutating func lengthen(_ node: Int) {
        let mass = tree.nodes[node].mass
        let last = Int(tree.nodes[node].letter)
        let least = leastMass(of: node)
        for read in readLetters {
            // The same letter again is another only after a blank.
            var source = mass.blank
            if read != last { source += mass.right }
            if read != Int(mass.readAs) { source += mass.misread }
            source *= probabilities[read]
            guard source > 0, source >= least else { continue }
            guard let confusion else {
                if let child = reach(read, from: node, mass: source) { tree.nodes[child].next.right += source }
                continue
            }
            let right = source * confusion.right[read]
            if let child = reach(read, from: node, mass: right) {
                tree.nodes[child].next.right += right
                overlook(after: child, mass: right, read: read)
            }
            for shown in confusion.misread[read] {
                let misread = source * shown.probability
                guard misread >= least else { break }
                if let child = reach(shown.letter, from: node, mass: misread) {
                    tree.nodes[child].next.add(misread: misread, as: Int32(read))
                    overlook(after: child, mass: misread, read: read)
                }
            }
        }
    }

    /// Lengthens a prefix that was just read by letters that were shown after it, but not read.
    private mutating func overlook(after node: Int, mass: Double, read: Int) {
        guard let confusion else { return }
        let least = leastMass(of: node)
        for shown in confusion.overlooked {
            let overlooked = mass * shown.probability
            guard overlooked >= least else { break }
            if let child = reach(shown.letter, from: node, mass: overlooked) {
                tree.nodes[child].next.add(misread: overlooked, as: Int32(read))
            }
        }
    }

    /// What the mass of a longer prefix must be to be worth it: the language never makes it likelier than it was.
    private func leastMass(of node: Int) -> Double {
        cutoff / (tree.nodes[node].weight * exp(Double(max(settings.letterBonus, 0))))
    }

    /// The prefix that is one letter longer, made if it was not there; nil if its score would be too low.
    private mutating func reach(_ letter: Int, from node: Int, mass: Double) -> Int? {
        if let child = tree.child(of: node, by: letter) {
            touch(child)
            return child
        }
        let parent = tree.nodes[node]
        var child = PrefixTree.Node(
            parent: Int32(node), letter: Int32(letter), length: parent.length + 1, prefix: nil, weight: 1)
        var logWeight = settings.letterBonus * Float(child.length)
        if let language, let prefix = parent.prefix {
            let longer = language.prefix(after: letter, in: prefix)
            child.prefix = longer
            logWeight +=
                settings.languageWeight * language.logProbability(of: longer, unknown: settings.unknownWords)
        }
        // Words beyond all reason are kept apart by what was read alone.
        child.weight = exp(Double(min(max(logWeight, -600), 600)))
        guard mass * child.weight >= cutoff else { return nil }
        let index = tree.add(child)
        touch(index)
        if touched.count >= crowd { raiseCutoff() }
        return index
    }

    private mutating func touch(_ node: Int) {
        guard !tree.nodes[node].isTouched else { return }
        tree.nodes[node].isTouched = true
        tree.nodes[node].next = PrefixTree.Mass()
        touched.append(node)
    }

    /// Raises the cutoff to the score of the last prefix that would be kept now; scores only grow until the step ends.
    private mutating func raiseCutoff() {
        rank()
        if ranked.count >= width { cutoff = max(cutoff, ranked[width - 1].score) }
        crowd = 2 * touched.count
    }

    private var width: Int { max(settings.width, 1) }

    private mutating func rank() {
        ranked.removeAll(keepingCapacity: true)
        for node in touched { ranked.append((tree.nodes[node].next.total * tree.nodes[node].weight, node)) }
        ranked.sort { ($1.score, $0.node) < ($0.score, $1.node) }
    }

    /// Keeps the best of what the step has reached; if that is nothing, the step is left out.
    private mutating func select() {
        rank()
        let least = (ranked.first?.score ?? 0) * exp(-Double(settings.pruning))
        let kept = ranked.prefix(width).prefix { $0.score >= least && $0.score > 0 }
        let sum = kept.reduce(0) { $0 + tree.nodes[$1.node].next.total }
        for node in touched {
            tree.nodes[node].isTouched = false
            if sum > 0 { tree.nodes[node].isKept = false }
        }
        defer { touched.removeAll(keepingCapacity: true) }
        guard sum > 0 else { return }
        beam.removeAll(keepingCapacity: true)
        beam.append(contentsOf: kept.lazy.map(\.node))
        for node in beam {
            tree.nodes[node].isKept = true
            var mass = tree.nodes[node].next
            mass.blank /= sum
            mass.right /= sum
            mass.misread /= sum
            tree.nodes[node].mass = mass
        }
        logScale += log(sum)
        for node in touched where !tree.nodes[node].isKept { tree.prune(node) }
    }
}
