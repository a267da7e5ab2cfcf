/// The prefixes that a beam search keeps, and those that these began as, in one array whose places are used again.
struct PrefixTree: Sendable {
    /// How probable the steps so far are if the letters of a prefix were shown, by what was read last.
    struct Mass: Sendable {
        /// Nothing: the last step was blank.
        var blank = 0.0
        /// The last letter.
        var right = 0.0
        /// Another letter than the last one that was shown.
        var misread = 0.0
        /// That other letter; -1 if there is none.
        var readAs: Int32 = -1

        var total: Double { blank + right + misread }

        /// Adds a way to the same prefix; of two that were misread differently the likelier one is kept.
        mutating func add(misread mass: Double, as letter: Int32) {
            if letter == readAs {
                misread += mass
            } else if mass > misread {
                (misread, readAs) = (mass, letter)
            }
        }
    }

    /// A prefix.
    struct Node: Sendable {
        var parent: Int32
        var letter: Int32
        var length: Int32
        /// What the language knows of it; nil without language.
        var prefix: LanguageModel.Prefix?
        /// What its mass is multiplied by for its score.
        var weight: Double
        /// Before the step, and after it.
        var mass = Mass()
        var next = Mass()
        /// Whether `next` is in use.
        var isTouched = false
        /// Whether the beam has it.
        var isKept = false
        var firstChild: Int32 = -1
        var nextSibling: Int32 = -1
    }

    /// The number of the empty prefix.
    static let root = 0

    /// Places that are not in use.
    private var free: [Int32] = []
    var nodes: [Node]

    init(root: Node) { nodes = [root] }

    /// The prefix that is one letter longer, or nil if it is not here.
    func child(of node: Int, by letter: Int) -> Int? {
        var child = nodes[node].firstChild
        while child >= 0 {
            if nodes[Int(child)].letter == Int32(letter) { return Int(child) }
            child = nodes[Int(child)].nextSibling
        }
        return nil
    }

    /// Adds a prefix, which is not here, below its parent.
    mutating func add(_ node: Node) -> Int {
        var node = node
        node.nextSibling = nodes[Int(node.parent)].firstChild
        let index: Int32
        if let place = free.popLast() {
            index = place
            nodes[Int(place)] = node
        } else {
            index = Int32(nodes.count)
            nodes.append(node)
        }
        nodes[Int(node.parent)].firstChild = index
        return Int(index)
    }

    /// Removes a prefix that is not kept and has no longer ones, then what it began as on the same conditions.
    mutating func prune(_ node: Int) {
        var node = node
        // The root has no parent, nor has what was removed already.
        while nodes[node].parent >= 0, !nodes[node].isKept, nodes[node].firstChild < 0 {
            let parent = Int(nodes[node].parent)
            unlink(node, from: parent)
            nodes[node].parent = -1
            free.append(Int32(node))
            node = parent
        }
    }

    private mutating func unlink(_ node: Int, from parent: Int) {
        if nodes[parent].firstChild == Int32(node) {
            nodes[parent].firstChild = nodes[node].nextSibling
            return
        }
        var sibling = Int(nodes[parent].firstChild)
        while nodes[sibling].nextSibling != Int32(node) { sibling = Int(nodes[sibling].nextSibling) }
        nodes[sibling].nextSibling = nodes[node].nextSibling
    }

    /// The letters of a prefix.
    func letters(of node: Int) -> [Int] {
        var letters: [Int] = []
        var node = node
        while node != Self.root {
            letters.append(Int(nodes[node].letter))
            node = Int(nodes[node].parent)
        }
        return letters.reversed()
    }
}
