"""Letters that follow letters: an n-gram model with modified Kneser-Ney smoothing.

Source: Chen and Goodman, "An empirical study of smoothing techniques for language modeling", 1999. Each word counts
once, however frequent it is: the model is for words that are in no lexicon, and these resemble rare ones.
"""

import math
from collections import defaultdict

# Letters are 0 to 25. The boundary begins a word in a context, and ends it where it is predicted.
BOUNDARY = 26


def count(words, order):
    """Counts of each symbol after each context, by the length of the context: continuations below the highest order."""
    counts = [defaultdict(lambda: defaultdict(int)) for _ in range(order)]
    for word in words:
        symbols = (BOUNDARY, *(ord(letter) - ord("a") for letter in word), BOUNDARY)
        for i in range(1, len(symbols)):
            for length in range(min(order - 1, i) + 1):
                # A context at the begin of a word continues nothing, so that it keeps its own counts.
                if length == order - 1 or length == i:
                    counts[length][symbols[i - length:i]][symbols[i]] += 1
    for length in range(order - 1, 0, -1):
        for context, row in counts[length].items():
            for symbol in row:
                counts[length - 1][context[1:]][symbol] += 1
    return counts


def discounts(rows):
    """What is taken from a count of one, of two, and of three and more."""
    ones, twos, threes, fours = (sum(n == k for row in rows for n in row.values()) for k in (1, 2, 3, 4))
    if not (ones and twos and threes and fours):
        return (0.5, 0.5, 0.5)
    share = ones / (ones + 2 * twos)
    wanted = (1 - 2 * share * twos / ones, 2 - 3 * share * threes / twos, 3 - 4 * share * fours / threes)
    return tuple(min(max(amount, 0.1), 0.9 * k) for k, amount in enumerate(wanted, 1))


def model(words, order, threshold):
    """Probabilities of symbols by context, those that a shorter context does not give as well.

    An n-gram is left out if the words, coded without it, would be longer by less than `threshold` nats, as in Stolcke,
    "Entropy-based pruning of backoff language models", 1998. The row of the empty context has every symbol.
    """
    counts = count(words, order)
    probabilities = {(): {symbol: 1 / (BOUNDARY + 1) for symbol in range(BOUNDARY + 1)}}
    kept = {}
    for length, rows in enumerate(counts):
        amounts = discounts(rows.values())
        for context, row in sorted(rows.items()):
            shorter = probabilities[context[1:]]
            total = sum(row.values())
            taken = sum(amounts[min(n, 3) - 1] for n in row.values()) / total
            full = {symbol: taken * p for symbol, p in shorter.items()}
            for symbol, n in row.items():
                full[symbol] += (n - amounts[min(n, 3) - 1]) / total
            probabilities[context] = full
            if length == 0:
                kept[context] = full
                continue
            explicit = {
                symbol: full[symbol] for symbol, n in sorted(row.items())
                if n * math.log(full[symbol] / (taken * shorter[symbol])) >= threshold
            }
            # One symbol at least is left to the shorter context, which its weight needs.
            if len(explicit) > BOUNDARY:
                del explicit[min(explicit, key=lambda symbol: (explicit[symbol], symbol))]
            if explicit:
                kept[context] = explicit
    return kept
