# The desk: importing and editing resolutions.
texts = Texts
texts-back = Back to the texts
texts-import = Import a resolution
texts-import-hint = Markdown files, one for each language, together or one by one. First you see what would change; nothing is entered before you confirm it. A language that you leave out stays as it is.
texts-files = Files
texts-example = What a file looks like
texts-example-hint = One paragraph is one line and ends with its id, the same in every language. A commitment stands in brackets, or is a paragraph as a whole. “status” is “original” in the language that counts and “working translation” in the others. Before a bracket or brace that is only a sign stands a backslash.
texts-counts = { $paragraphs ->
    [one] 1 paragraph
   *[other] { $paragraphs } paragraphs
}, { $commitments ->
    [one] 1 commitment
   *[other] { $commitments } commitments
}
texts-official = Authoritative language: { $language }
texts-official-choose = The language that counts
texts-preview = What would change
texts-faults = { $n ->
    [one] One thing is wrong
   *[other] { $n } things are wrong
}
texts-faults-hint = Mend it below, or in your files and choose them again. As long as anything is wrong, nothing can be entered.
texts-new = A new resolution. The languages stand side by side.
texts-count-new = New paragraphs: { $n }
texts-count-changed = Changed paragraphs: { $n }
texts-count-gone = Paragraphs that go: { $n }
texts-count-unchanged = Unchanged paragraphs: { $n }
texts-language-new = New language: { $language }
texts-side-by-side = The languages side by side
texts-id = Id
texts-missing = missing here
texts-marked = { $id } becomes a commitment: { $heading }
texts-unmarked = { $id } is no commitment any more: { $heading }
texts-nothing-new = Nothing new: the text stands like this already.
texts-mend = Change the files here
texts-number = Give the paragraphs without an id the next free ones
texts-done = The text is entered.
texts-export = Take the text home
texts-whole = Edit the whole text
texts-whole-hint = Each language as its file. You see what would change before anything is entered. A language that you add needs a file of its own: import it.
texts-paragraph = Paragraph { $id }
texts-line-hint = The paragraph as it stands in the file: [words]{"{"}#c1 .commitment short="Heading"{"}"} marks a commitment, **words** are bold, and the paragraph’s id closes it.
texts-mark = Mark a commitment in this paragraph
texts-mark-hint = Copy the words that are the commitment, in each language. If you leave them out everywhere, it is the whole paragraph.
texts-commitment-id = Its id
texts-words = Words in { $language }
texts-heading = Heading in { $language }
texts-unmark = { $id } is no commitment: { $heading }
texts-amended = Amended commitments
texts-revisions = Earlier changes
text-language-en = English
text-language-fr = French
text-language-es = Spanish
fault-text-too-many-files = at most { $n } files at once
fault-text-word-processor = this is a word processor’s document or a PDF; convert it with “pandoc --wrap=none --to=markdown TEXT.docx --output=TEXT.md”, or save it as plain text, then give it its front matter and ids
fault-text-encoding = this is neither UTF-8 nor Windows-1252; save the file as UTF-8
fault-text-no-front-matter = the file begins with a line of three hyphens and its front matter: id, language, status, title
fault-text-front-matter-open = the front matter does not end with a line of three hyphens
fault-text-not-a-key = the front matter has lines of the form “key: value”
fault-text-unknown-key = “{ $text }” is not known here; the front matter has { $keys }
fault-text-key-twice = “{ $text }” is there twice
fault-text-key-missing = “{ $text }” is missing in the front matter
fault-text-value-too-long = a heading or a line of the front matter has at most { $n } characters
fault-text-not-a-language = “{ $text }” is not en, fr or es
fault-text-not-a-status = “{ $text }” is neither “{ $original }” nor “{ $working }”
fault-text-invisible = an invisible control character; write the line anew
fault-text-line-too-long = a line of more than { $n } characters
fault-text-too-many-paragraphs = more than { $n } paragraphs
fault-text-too-many-commitments = more than { $n } commitments
fault-text-no-paragraph = there is no paragraph
fault-text-no-id = this paragraph has no id at its end, such as {"{"}#p1{"}"}; one paragraph is one line
fault-text-not-an-id = “{ $text }” is not an id: 1 to 64 letters without accents, digits and hyphens, after a #
fault-text-id-inside = an id in the midst of a paragraph; one paragraph is one line and has its id at the end
fault-text-bracket-open = a bracket opens and no ]{"{"}#c1 .commitment{"}"} follows; before one that is only a sign write a backslash
fault-text-brace-open = a brace opens and does not close
fault-text-heading-open = short="…" does not close
fault-text-stray = “{ $text }” does not belong in the braces
fault-text-no-commitment = a span in brackets is a commitment: {"{"}#{ $text } .commitment{"}"}
fault-text-no-words = { $text } has no words
fault-text-commitment-too-long = a commitment has at most { $n } characters
fault-text-nested = a paragraph that is one commitment as a whole has no other mark in it
fault-text-other-resolution = this is another resolution: { $text }; import one at a time
fault-text-language-twice = there is another file in { $language }
fault-text-originals = exactly one language is “status: original”; the others are “working translation”
fault-text-missing-in = { $id } is missing in { $language }
fault-text-elsewhere-in = { $id } stands in another place in { $language }
fault-text-same-words = the words are those of the file in { $language }; was it chosen twice?
fault-text-words-not-there = the words to be marked do not stand exactly once outside other commitments in the { $language } paragraph; copy them anew
refusal-texts-changed = The texts have changed meanwhile. Nothing was done: look at them again.
refusal-no-such-resolution = There is no resolution { $id }.
refusal-words-stay = Round { $round } has asked about { $commitment }: it stays as it was asked, in every language. Its words change by amendment only.
refusal-official-stays = A round has been held on this resolution: its authoritative language stays as it is ({ $language }).
refusal-language-stays = A round has been held on this resolution: no language leaves it, and this one would ({ $language }).
