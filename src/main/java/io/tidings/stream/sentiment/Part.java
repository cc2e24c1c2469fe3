package io.tidings.stream.sentiment;

/// What one partition adds to the windows of one subject, or of all together.
record Part(Key key, Counts counts) {

    /// @param start the first moment of the smallest window that the reviews lie in, epoch milliseconds
    /// @param from  the smallest size of window that they are counted in, milliseconds: smaller ones were over already
    /// @param to    the size from which on they are not counted
    record Key(Whose whose, long start, long from, long to) {

        static final long ALL_SIZES = Long.MAX_VALUE;

        /// In stores: sorts by time.
        String text() {
            return String.format("%016x/%012x/%016x", start, from, to) + whose.text();
        }

        boolean counts(WindowSize size) {
            return size.millis() >= from && size.millis() < to;
        }
    }
}
