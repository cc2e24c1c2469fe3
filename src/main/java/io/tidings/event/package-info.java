/// What travels over topics: Avro classes generated from schemas/, serdes and input formats.
@NullMarked
package io.tidings.event;

import org.jspecify.annotations.NullMarked;
