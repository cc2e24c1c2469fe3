package io.tidings.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import io.tidings.classify.ActiveModel;

/// Which model was champion when, as its swaps were heard. Safe for any threads.
final class Reigns {

    private final List<Reign> reigns = new ArrayList<>();

    Reigns(ActiveModel model, LongSupplier clock) {
        reigns.add(new Reign(model.current().id().value(), 0));
        // The listener hears of a swap just after it: the reign may have begun a little earlier than the clock says.
        model.onSwap((former, next) -> add(new Reign(next.id().value(), clock.getAsLong())));
    }

    /// @param heard milliseconds since 1970-01-01T00:00Z, no earlier than its beginning
    private record Reign(String model, long heard) {}

    private synchronized void add(Reign reign) {
        reigns.add(reign);
    }

    /// The models that were champion within a millisecond: from the one whose reign had been heard of to the first
    /// that was heard of after it.
    synchronized List<String> at(long millis) {
        var found = new ArrayList<String>();
        for (int i = 0; i < reigns.size(); i++) {
            boolean begun = reigns.get(i).heard() <= millis;
            boolean ended = i + 1 < reigns.size() && reigns.get(i + 1).heard() < millis;
            boolean justBegun = !begun && (i == 0 || reigns.get(i - 1).heard() <= millis);
            if ((begun && !ended) || justBegun) {
                found.add(reigns.get(i).model());
            }
        }
        return found;
    }
}
