/// Reads reviews from files and from standard input: JSON Lines, CSV, folders of text files, lines of text;
/// plain or gzip, one at a time, in constant memory.
///
/// Start at [io.tidings.corpus.Corpus], which opens a [io.tidings.corpus.CorpusReader] of
/// [io.tidings.corpus.LabeledText]. Each format is one implementation of `Rows`.
/// What a bad row means is decided in one place, the reader; a format only reports it.
/// Nothing here knows tokens, models or topics.
///
/// Imports nothing of this project.
@NullMarked
package io.tidings.corpus;

import org.jspecify.annotations.NullMarked;
