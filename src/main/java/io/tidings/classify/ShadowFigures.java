package io.tidings.classify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/// What a challenger made of the reviews that it scored along: `scored = agreed +` the counts of `changes` that name
/// two different labels; the counts of `byChampion` and those of `byChallenger` come to `scored` too. Immutable.
///
/// @param models         who is compared; null before the first review
/// @param scored         reviews that both have scored
/// @param agreed         those that both gave the same label
/// @param byChampion     reviews by the champion's label
/// @param byChallenger   reviews by the challenger's label
/// @param changes        reviews by both labels, the same ones included
/// @param failures       batches that the challenger failed on
/// @param failuresInARow those since its last success
/// @param lastFailure    what it threw last, in one line; null where it never did
public record ShadowFigures(@Nullable Models models, long scored, long agreed, Map<String, Long> byChampion,
        Map<String, Long> byChallenger, Map<Pair, Long> changes, long failures, int failuresInARow,
        @Nullable String lastFailure) {

    /// The two that are compared.
    public record Models(ModelId champion, ModelId challenger) {}

    /// The labels that both gave one review.
    public record Pair(String champion, String challenger) {}

    public ShadowFigures {
        byChampion = Map.copyOf(byChampion);
        byChallenger = Map.copyOf(byChallenger);
        changes = Map.copyOf(changes);
    }

    static ShadowFigures none() {
        return new ShadowFigures(null, 0, 0, Map.of(), Map.of(), Map.of(), 0, 0, null);
    }

    /// The share of the reviews that both gave the same label; 0 before the first.
    public double agreement() {
        return scored == 0 ? 0 : (double) agreed / scored;
    }

    /// Begins anew where another champion is in place: its labels are not those counted so far.
    ShadowFigures plus(Models who, List<Pair> pairs) {
        ShadowFigures before = models == null || models.equals(who) ? this : none();
        var champion = new TreeMap<>(before.byChampion);
        var challenger = new TreeMap<>(before.byChallenger);
        var both = new HashMap<>(before.changes);
        long same = before.agreed;
        for (Pair pair : pairs) {
            champion.merge(pair.champion, 1L, Long::sum);
            challenger.merge(pair.challenger, 1L, Long::sum);
            both.merge(pair, 1L, Long::sum);
            same += pair.champion.equals(pair.challenger) ? 1 : 0;
        }
        return new ShadowFigures(who, before.scored + pairs.size(), same, champion, challenger, both, before.failures,
                0, before.lastFailure);
    }

    ShadowFigures plusFailure(Throwable thrown) {
        return new ShadowFigures(models, scored, agreed, byChampion, byChallenger, changes, failures + 1,
                failuresInARow + 1, thrown.toString());
    }
}
