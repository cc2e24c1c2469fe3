package io.tidings.learn.gate;

import java.util.List;
import java.util.OptionalDouble;

import io.tidings.classify.LabelSet;

/// All that a decision is made from.
///
/// @param labels         of both models
/// @param heldOut        feedback that no training saw
/// @param rehearsal      events of the stream and made-up texts that no training saw, with the champion's labels
/// @param home           labelled texts of what the first model was made for; may be empty
/// @param golden         clear cases, labelled by hand; may be empty
/// @param textsPerSecond that the challenger labels on one thread
/// @param linear         the accuracy on `heldOut` of a linear model of the same lessons
public record Evidence(LabelSet labels, List<Judged> heldOut, List<Judged> rehearsal, List<Judged> home,
        List<Judged> golden, double textsPerSecond, OptionalDouble linear) {

    public Evidence {
        heldOut = List.copyOf(heldOut);
        rehearsal = List.copyOf(rehearsal);
        home = List.copyOf(home);
        golden = List.copyOf(golden);
    }
}
