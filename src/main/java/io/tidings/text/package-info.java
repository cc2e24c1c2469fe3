/// From the raw text of a review, in any script, to tokens with offsets, and from tokens to vocabulary indices.
///
/// Reading order: [io.tidings.text.Tokenizer] (what it gives, and its two passes), `NormalizerState` with `CharKinds`,
/// `Folding`, `HtmlTags` and `HtmlEntities` (what the text is rewritten to), `ScannerState` with `Contractions`,
/// `Addresses`, `Numbers`, `Emoticons`, `EmojiSequences`, `Clusters` and `Stretches` (where it is cut),
/// [io.tidings.text.Vocabulary] and `VocabularyFormat`. Apart from these stands [io.tidings.text.Redaction], which puts
/// placeholders where a text says who somebody is, before anything is stored to learn from.
///
/// What becomes a token:
///
/// | in the text | token |
/// |---|---|
/// | letters with marks, and digits among them | one word, in NFC and folded case; `İ`, `ı` and `i` meet, so do `ς` and `σ` |
/// | `don't` `can’t` `dont` `cannot` `it's` `l'amour` `o'clock` | `do n't`, `ca n't`, `do n't`, `can not`, `it 's`, `l' amour`, `o'clock` |
/// | `sooooo` `gooood` | `so <elong>`, `good <elong>` |
/// | one or two digits, `100`, `4.5`, `10/10` | as they stand, digits of all scripts as ASCII |
/// | other numbers | `<number>` |
/// | web and mail addresses, `@name`, `#word` | `<url>`, `<email>`, `<user>`, `<hashtag> word` |
/// | `<phone>` and the other [io.tidings.text.Placeholders] | that one token |
/// | a Han, Kana or Bopomofo letter, a Hangul syllable | a token each |
/// | Thai, Lao, Khmer, Myanmar | one token a cluster of a consonant and its vowels |
/// | emoji with modifiers, joiners, flags, keycaps | one token, without variation selectors |
/// | `:-)` `:))))` `<3` `^_^` | one token, a repeated mouth once |
/// | `...` `!!!!!!` `?!?!` `★★★★` | one token a row, cut at 3, at 5 for stars, else at 2 |
/// | tags of HTML, comments, scripts | nothing; elements like `<br>` end a word, elements like `<b>` do not |
/// | entities, any number of times escaped | what they stand for |
/// | controls, halves of surrogate pairs | a space; C1 controls what Windows-1252 has there |
/// | soft hyphens, zero-width and direction marks, tatweel | nothing |
///
/// Hangul is cut into syllables because its words pile up endings: most forms are rare, and a recurrent network
/// composes syllables well. Whatever the text, work is linear and nothing is thrown.
///
/// Imports nothing of this project.
@NullMarked
package io.tidings.text;

import org.jspecify.annotations.NullMarked;
