import Imaging
import Testing

@testable import recognizer

@Suite struct BoxArgumentTests {
    @Test(
        "Four numbers make a box",
        arguments: [
            ("1,2,30,40", Region(x: 1, y: 2, width: 30, height: 40)),
            ("-5,0,30.5,40", Region(x: -5, y: 0, width: 30.5, height: 40)),
            ("1e2,0,1,1", Region(x: 100, y: 0, width: 1, height: 1)),
        ])
    func read(argument: String, region: Region) {
        #expect(BoxArgument(argument: argument)?.region == region)
    }

    @Test(
        "What is no box is refused",
        arguments: [
            "", ",,,", "1,2,3", "1,2,3,4,5", "1,2,3,", "a,b,c,d", "1,2,0,4", "1,2,3,-4", "nan,0,1,1", "0,inf,1,1",
            "0,0,1e9,1", "1 2 3 4", "1, 2,3,4", "0x10,0,-1,1",
        ])
    func refused(argument: String) {
        #expect(BoxArgument(argument: argument) == nil)
    }

    @Test func aBoxIsShownAsItIsTyped() {
        #expect(BoxArgument(argument: "1,2,3,4.5")?.defaultValueDescription == "1.0,2.0,3.0,4.5")
    }
}
