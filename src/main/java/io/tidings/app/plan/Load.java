package io.tidings.app.plan;

/// What is to be labelled.
///
/// @param reviewsPerDay more than 0
/// @param meanWords     of a review, more than 0
/// @param peak          the busiest second against the mean one, at least 1
/// @param subjects      that reviews are about
/// @param days          that topics are kept
/// @param replication   copies of each partition
record Load(long reviewsPerDay, double meanWords, double peak, long subjects, int days, int replication) {

    private static final double SECONDS_OF_DAY = 86_400;

    double perSecond() {
        return reviewsPerDay / SECONDS_OF_DAY;
    }

    double peakPerSecond() {
        return perSecond() * peak;
    }
}
