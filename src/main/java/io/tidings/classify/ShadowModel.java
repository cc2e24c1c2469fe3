package io.tidings.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/// The place for a challenger that scores a share of the reviews along with the champion, unseen: nothing of it stands
/// on an event, only figures come of it. Without a challenger it costs nothing.
///
/// Which reviews it scores depends on their ids alone, so that every instance and every replay takes the same ones.
/// Whatever the challenger throws ends here; one that fails again and again is not asked any more. It is run by the
/// thread that scored the batch, which therefore takes longer by the challenger's share and no more.
/// Safe for any threads.
public final class ShadowModel {

    private static final int MOST_FAILURES = 10;
    private static final int PARTS = 10_000;

    private final double fraction;
    private volatile @Nullable Classifier challenger;
    private ShadowFigures figures = ShadowFigures.none();

    /// @param fraction the share of the reviews that a challenger scores, 0..1
    public ShadowModel(double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("fraction: expected 0..1, found " + fraction);
        }
        this.fraction = fraction;
    }

    /// One that never scores anything.
    public static ShadowModel off() {
        return new ShadowModel(0);
    }

    /// A batch as the champion scored it.
    ///
    /// @param ids   of the reviews
    /// @param texts one for each id
    /// @param found what the champion says of each
    public record Batch(ModelId champion, List<String> ids, List<String> texts, List<Classification> found) {}

    /// Puts a challenger in place, instead of a former one, and begins its figures at nothing.
    public synchronized void start(Classifier next) {
        figures = ShadowFigures.none();
        challenger = next;
    }

    /// Ends the scoring along; the figures stay until the next start.
    public synchronized void stop() {
        challenger = null;
    }

    /// Whether a batch would be looked at.
    public boolean scores() {
        return challenger != null && fraction > 0;
    }

    /// The challenger, where there is one that has not failed too often.
    public Optional<Classifier> challenger() {
        return Optional.ofNullable(challenger);
    }

    /// What has come of it since the last start, or since another champion took its place.
    public synchronized ShadowFigures figures() {
        return figures;
    }

    /// Lets the challenger score its share of a batch. Never throws.
    public void observe(Batch batch) {
        Classifier present = challenger;
        if (present == null) {
            return;
        }
        var places = new ArrayList<Integer>();
        for (int i = 0; i < batch.ids().size(); i++) {
            if (sampled(batch.ids().get(i))) {
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            return;
        }
        try {
            List<Classification> own = present.classify(places.stream().map(batch.texts()::get).toList());
            var pairs = new ArrayList<ShadowFigures.Pair>();
            for (int i = 0; i < places.size(); i++) {
                pairs.add(new ShadowFigures.Pair(batch.found().get(places.get(i)).scores().label(),
                        own.get(i).scores().label()));
            }
            count(present, before -> before.plus(new ShadowFigures.Models(batch.champion(), present.id()), pairs));
        } catch (RuntimeException | Error e) { // The stream goes on whatever the challenger is made of.
            count(present, before -> before.plusFailure(e));
        }
    }

    private boolean sampled(String id) {
        // The multiplication spreads ids that differ in their last digit only.
        return Math.floorMod(id.hashCode() * 0x9E3779B1, PARTS) < fraction * PARTS;
    }

    private synchronized void count(Classifier present, UnaryOperator<ShadowFigures> step) {
        if (challenger == null || !present.id().equals(challenger.id())) {
            return;
        }
        figures = step.apply(figures);
        if (figures.failuresInARow() >= MOST_FAILURES) {
            challenger = null;
        }
    }
}
