/// Reads reviews from files: JSON Lines, CSV and folders of text files, plain or gzip.
@NullMarked
package io.tidings.corpus;

import org.jspecify.annotations.NullMarked;
