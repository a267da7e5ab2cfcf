import Testing

@testable import HandModel

@Suite struct PoseFileTests {
    @Test func readsAnglesVariantsAndComments() throws {
        let file = try PoseFile(
            """
            # a comment
            A   # the first
              index mcp 80 pip 105.5
              view  roll -20

            A/open
              index mcp 60
            B
              thumb twist 100
            """)
        #expect(file.poses.map(\.name) == ["A", "A/open", "B"])
        #expect(file.poses[0].pose[.indexMCP] == 80)
        #expect(file.poses[0].pose[.indexPIP] == 105.5)
        #expect(file.poses[0].pose[.viewRoll] == -20)
        #expect(file.poses[1].pose[.indexMCP] == 60)
        #expect(file.poses[1].pose[.indexPIP] == 105.5, "variants keep what they do not name")
        #expect(file.poses[2].pose[.indexMCP] == 0)
        #expect(file.poses[2].pose[.thumbTwist] == 100)
    }

    @Test(arguments: [
        ("  index mcp 5", PoseFileError.anglesBeforeName(line: 1)),
        ("A/high\n", .variantBeforeLetter(line: 1, name: "A/high")),
        ("A\nB\nA", .nameTwice(line: 3, name: "A")),
        ("A\n  index ip 5", .unknownJoint(line: 2, name: "index.ip")),
        ("A\n\n  index mcp", .notANumber(line: 3, joint: "index.mcp")),
        ("A\n  index mcp much", .notANumber(line: 2, joint: "index.mcp")),
        ("A\n  index mcp nan", .notANumber(line: 2, joint: "index.mcp")),
        ("A\n  index mcp 140", .beyondLimits(line: 2, joint: "index.mcp", degrees: 140)),
    ]) func refusesWhatItCannotUnderstand(text: String, error: PoseFileError) {
        #expect(throws: error) { try PoseFile(text) }
        #expect(error.description.hasPrefix("line "))
    }

    @Test func anEmptyFileHasNoPoses() throws {
        #expect(try PoseFile("").poses.isEmpty)
        #expect(try PoseFile("\n# nothing\n\n").poses.isEmpty)
    }
}
