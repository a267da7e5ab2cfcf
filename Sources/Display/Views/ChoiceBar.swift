import Charts

/// The words that the user can choose, side by side, each with its key.
struct ChoiceBar {
    var layout: WindowLayout
    var choices: [WindowContent.Choice]
    /// The choice under the mouse; nil when there is none.
    var hovered: Int?

    /// A choice that is shown, and where.
    struct Spot: Equatable, Sendable {
        var text: String
        var place: Rectangle
    }

    /// The choices that there is room for.
    var spots: [Spot] {
        choices.prefix(layout.choiceCount).enumerated().map { Spot(text: $1.text, place: layout.choice($0)) }
    }

    func draw(with painter: Painter) {
        for (index, choice) in choices.prefix(layout.choiceCount).enumerated() {
            draw(choice, index, with: painter)
        }
    }

    private func draw(_ choice: WindowContent.Choice, _ index: Int, with painter: Painter) {
        let place = layout.choice(index)
        let isCompact = layout.arrangement == .compact
        let size = isCompact ? layout.sizes.small : layout.sizes.body
        let (space, radius) = (Double(size) * 0.6, place.height / 2)
        if isCompact { painter.fillRounded(place, radius: radius, Theme.background.faded(to: 0.7)) }
        painter.fillRounded(place, radius: radius, background(choice, isHovered: hovered == index))
        let keySize = isCompact ? size : layout.sizes.small
        let keyColour = choice.isTaken ? Theme.quiet.mixed(with: Theme.ink, by: 0.6) : Theme.quiet
        var x = place.x + space
        x += painter.write("\(index + 1)", x: x, middle: place.centre.y, size: keySize, keyColour) + space
        let weight = choice.style == .completion ? FontWeight.regular : .bold
        let colour = choice.style == .word || choice.isTaken ? Theme.ink : Theme.ink.mixed(with: Theme.quiet, by: 0.5)
        painter.write(
            written(choice, width: place.maxX - space - x) { painter.width(of: $0, size: size, weight: weight) },
            x: x, middle: place.centre.y, size: size, weight: weight, colour)
    }

    /// The word as it is written: letters as they were typed stand in quotation marks.
    private func written(_ choice: WindowContent.Choice, width: Double, measure: (String) -> Double) -> String {
        guard choice.style == .letters else {
            return TextFlow.shortened(choice.text, width: width, measure: measure)
        }
        return TextFlow.shortened(choice.text, width: width) { measure("“\($0)”") }.quoted
    }

    private func background(_ choice: WindowContent.Choice, isHovered: Bool) -> Colour {
        let colour = choice.isTaken ? Theme.accentQuiet : isHovered ? Theme.track : Theme.panel
        return choice.isTaken && isHovered ? colour.mixed(with: Theme.accent, by: 0.3) : colour
    }
}

extension String {
    fileprivate var quoted: String { "“\(self)”" }
}
