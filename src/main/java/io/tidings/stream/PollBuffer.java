package io.tidings.stream;

import java.util.List;

import io.tidings.event.SourceRecord;

/// The records of one poll and what is known of each. Used by the one stream thread that polled, and gone with it:
/// nothing but the tags of its records refers to it.
final class PollBuffer {

    private final Slot[] slots;
    private final long polledNanos = System.nanoTime();

    PollBuffer(List<SourceRecord> sources) {
        slots = new Slot[sources.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new Slot.Waiting(sources.get(i));
        }
    }

    /// Nanoseconds since the poll.
    long age() {
        return System.nanoTime() - polledNanos;
    }

    int size() {
        return slots.length;
    }

    Slot get(int index) {
        return slots[index];
    }

    void put(int index, Slot slot) {
        slots[index] = slot;
    }
}
