import Foundation
import Testing

/// A short fuzz run, the same every time; `tools/fuzz` looks further, and where no test has looked before.
@Suite struct MutationTests {
    @Test(arguments: FuzzTarget.allCases, 0..<4)
    func changedInputsAreReadOrRefused(target: FuzzTarget, seed: Int) throws {
        let inputs = try KeptInputTests.inputs(of: target).map { try Array(Data(contentsOf: $0)) }
        var mutation = Mutation(seed: UInt64(seed))
        for round in 0..<60 {
            mutation.changed(inputs[round % inputs.count]).withUnsafeBytes { target.run($0) }
        }
    }

    @Test func chanceIsSeeded() {
        let input = [UInt8](0..<100)
        var (first, second, other) = (Mutation(seed: 1), Mutation(seed: 1), Mutation(seed: 2))
        let changed = (0..<20).map { _ in first.changed(input) }
        #expect(changed == (0..<20).map { _ in second.changed(input) })
        #expect(changed != (0..<20).map { _ in other.changed(input) })
        #expect(Set(changed).count > 15)
    }

    @Test func nothingCanBeChangedInNothing() {
        var mutation = Mutation(seed: 3)
        #expect(mutation.changed([]) == [])
    }
}
