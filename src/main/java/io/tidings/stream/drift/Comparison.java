package io.tidings.stream.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import io.tidings.classify.Measure;
import io.tidings.classify.Reference;

/// The figures by which a window differs from its reference.
final class Comparison {

    /// Before the measure's name: population stability index, distance of Kolmogorov and Smirnov, and its probability.
    static final String PSI = "psi.";
    static final String KS = "ks.";
    static final String P = "p.";

    private static final String LABELS = "labels";
    /// The custom of ten equally full bins, loosened so that the reference's steep places still tell.
    private static final double LEAST_SHARE = 0.05;

    private Comparison() {}

    /// By name, such as `psi.labels`, `ks.confidence` and `p.confidence`; only measures that both sides have.
    static Map<String, Double> of(Reference expected, Reference found) {
        var figures = new TreeMap<String, Double>();
        if (expected.count() == 0 || found.count() == 0) {
            return figures;
        }
        figures.put(PSI + LABELS, ofLabels(expected, found));
        for (Measure measure : Measure.values()) {
            List<Double> before = expected.bins().get(measure);
            List<Double> now = found.bins().get(measure);
            if (before != null && now != null) {
                var reference = new Binned(expected.count(), before);
                var window = new Binned(found.count(), now);
                Binned.Pair joined = reference.joined(window, LEAST_SHARE);
                figures.put(PSI + measure.key(), PopulationStability.index(joined.reference(), joined.window()));
                KolmogorovSmirnov test = KolmogorovSmirnov.of(reference, window);
                figures.put(KS + measure.key(), test.distance());
                figures.put(P + measure.key(), test.probability());
            }
        }
        return figures;
    }

    private static double ofLabels(Reference expected, Reference found) {
        var names = new TreeSet<>(expected.labels().keySet());
        names.addAll(found.labels().keySet());
        var before = new ArrayList<Double>();
        var now = new ArrayList<Double>();
        for (String name : names) {
            before.add(expected.labels().getOrDefault(name, 0.0));
            now.add(found.labels().getOrDefault(name, 0.0));
        }
        return PopulationStability.index(new Binned(expected.count(), before), new Binned(found.count(), now));
    }
}
