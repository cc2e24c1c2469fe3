/// What travels over topics: the events, and how they are read and written.
///
/// The events are generated from `schemas/*.avsc`. They may be
/// read years after they were written, so their schemas follow one rule: **readers of every version read events of
/// every other version.** A field is only ever added, with a default; none is removed, renamed or given another type;
/// there are no Avro enums, because an old reader cannot read a new symbol.
///
/// To change a schema: edit it under `schemas/`, copy it to `src/main/resources/io/tidings/event/history` under the
/// next number, raise that number in [io.tidings.event.EventCodec], check in an event of that version beside the
/// others in `src/test/resources/io/tidings/event`. Tests hold every step to it. The files under `history` are never
/// edited: an event names the schema it was written with by a fingerprint, and the decoder finds it there.
///
/// Reading an event is total: whatever bytes arrive, [io.tidings.event.ReviewDecoder] answers with a review or with
/// the reason why there is none, in words that name what was found and what was expected.
///
/// Reading order: [io.tidings.event.SourceRecord], [io.tidings.event.Decoded], [io.tidings.event.ReviewDecoder],
/// [io.tidings.event.JsonReviews], [io.tidings.event.EventCodec].
///
/// Of Kafka this package knows records and headers, never streams. Imports `classify` at most.
@NullMarked
package io.tidings.event;

import org.jspecify.annotations.NullMarked;
