package io.tidings.dashboard.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// How much each client may ask: a bucket a client that fills at a rate and holds twice what comes in a second. Who asks
/// for much at once takes more than there is, and waits the longer for the next time.
///
/// At most [#CLIENTS] are remembered; the one that asked longest ago is forgotten first, and its bucket is full by then
/// unless very many ask at once. Any threads may use it.
final class RateLimit {

    static final int CLIENTS = 10_000;

    private static final double NANOS = 1e9;
    private static final int BURST_SECONDS = 2;

    private final double perSecond;
    private final LongSupplier nanoTime;
    private final Map<String, BucketState> buckets = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, BucketState> eldest) {
            return size() > CLIENTS;
        }
    };

    private static final class BucketState {

        private double tokens;
        private long since;
    }

    /// @param nanoTime a clock that only moves forward
    RateLimit(double perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /// @param count of what is asked for; 0 to see whether it makes sense to ask
    /// @return 0 where the client may go on, else in how many seconds it may try again; then nothing was taken
    synchronized int take(String client, int count) {
        long now = nanoTime.getAsLong();
        double most = perSecond * BURST_SECONDS;
        BucketState bucket = buckets.computeIfAbsent(client, _ -> {
            var full = new BucketState();
            full.tokens = most;
            full.since = now;
            return full;
        });
        bucket.tokens = Math.min(most, bucket.tokens + perSecond * (now - bucket.since) / NANOS);
        bucket.since = now;
        if (bucket.tokens >= 1) {
            bucket.tokens -= count;
            return 0;
        }
        return (int) Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond));
    }
}
