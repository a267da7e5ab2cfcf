"""Writes the file that `LanguageModel` in Sources/Spelling/Language reads.

All numbers are little-endian. After the magic bytes and the CRC-32 of all that follows come five counts of four bytes:
bytes of the note, nodes of the lexicon, its words, nodes of the contexts, n-grams. Then come

- the note, UTF-8: what the file was made of, and under which licences;
- the lexicon's trie, a byte a node, and a byte a word: round(16 ln(likeliest / probability));
- the trie of contexts, which leads from the latest symbol back, a byte a node;
- the n-grams of the root and of each context that has some, a byte each: the symbol, and 0x20 on the context's last;
- a byte an n-gram: ceil(-16 ln probability), so that a context's n-grams never sum to more than 1.

A trie is stored level by level without its root, siblings by rising symbol. A byte is the symbol in five bits, 0x20 on
the last of siblings, 0x40 where a word ends or a context has n-grams, and 0x80 where children follow.
"""

import math
import struct
import zlib

MAGIC = b"SPELLNG1"
LAST, MARKED, PARENT = 0x20, 0x40, 0x80
STEPS = 16


def trie(keys):
    """The nodes of a trie of tuples of symbols, and the keys in the order of their marked nodes."""
    marked = set(keys)
    children = {(): set()}
    for key in keys:
        for length in range(len(key)):
            children.setdefault(key[:length], set()).add(key[length])
    nodes, order, level = bytearray(), [], [()]
    while level:
        below = []
        for node in level:
            symbols = sorted(children.get(node, ()))
            for symbol in symbols:
                key = (*node, symbol)
                nodes.append(
                    symbol | (LAST if symbol == symbols[-1] else 0) | (MARKED if key in marked else 0)
                    | (PARENT if key in children else 0))
                if key in marked:
                    order.append(key)
                below.append(key)
        level = below
    return bytes(nodes), order


def encoded(words, ngrams, note):
    """The bytes of a file.

    - `words`: probability by word, of letters a to z; they need not sum to 1.
    - `ngrams`: probability by symbol by context, as `ngrams.model` returns them.
    """
    spelled = {tuple(ord(letter) - ord("a") for letter in word): p for word, p in words.items()}
    lexicon, order = trie(spelled)
    likeliest = max(spelled.values())
    codes = bytes(min(255, round(STEPS * math.log(likeliest / spelled[word]))) for word in order)

    backwards = {context[::-1]: row for context, row in ngrams.items() if context}
    contexts, rows = trie(backwards)
    symbols, probabilities = bytearray(), bytearray()
    for row in [ngrams[()], *(backwards[context] for context in rows)]:
        for symbol in sorted(row):
            symbols.append(symbol | (LAST if symbol == max(row) else 0))
            probabilities.append(min(255, math.ceil(-STEPS * math.log(row[symbol]))))

    text = note.encode()
    counts = struct.pack("<5I", len(text), len(lexicon), len(codes), len(contexts), len(symbols))
    content = b"".join([counts, text, lexicon, codes, contexts, symbols, probabilities])
    return MAGIC + struct.pack("<I", zlib.crc32(content)) + content
