package io.tidings.stream.drift;

/// The population stability index: the sum over bins of (a - e) ln(a / e), for shares e expected and a found. It is
/// the Kullback-Leibler divergence taken both ways. By custom less than 0.1 is no change and more than 0.25 a large one.
///
/// Where nothing has changed its expectation is about (bins - 1)(1/n + 1/m) for samples of n and m (Yurdakul 2018,
/// "Statistical Properties of Population Stability Index"): 0.08 for 20 bins and 500 events on either side. That is
/// why windows below a least number of events raise no alarm.
final class PopulationStability {

    /// Half an event is added to each bin, so that an empty one gives a large number and not an infinite one.
    private static final double SMOOTHING = 0.5;

    private PopulationStability() {}

    static double index(Binned expected, Binned found) {
        int bins = expected.shares().size();
        double sum = 0;
        for (int bin = 0; bin < bins; bin++) {
            double e = smoothed(expected, bin, bins);
            double a = smoothed(found, bin, bins);
            sum += (a - e) * Math.log(a / e);
        }
        return sum;
    }

    private static double smoothed(Binned sample, int bin, int bins) {
        return (sample.shares().get(bin) * sample.count() + SMOOTHING) / (sample.count() + SMOOTHING * bins);
    }
}
