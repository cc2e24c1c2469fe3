package io.tidings.dashboard.topics;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

import io.tidings.classify.Encoder;
import io.tidings.dashboard.view.InstanceFigures;

/// What the picture takes from the process it lives in. All of it may be called by any thread.
///
/// @param polarity  of a label: -1 negative, 1 positive, 0 neither
/// @param encoder   the one in use at that moment, if the model has any
/// @param figures   of this instance's stream
/// @param pseudonym of an author's name, as feedback has it: a pseudonym is its own, and none is empty
/// @param clock     the time
public record PictureParts(ToDoubleFunction<String> polarity, Supplier<Optional<Encoder>> encoder,
        Supplier<InstanceFigures> figures, UnaryOperator<String> pseudonym, InstantSource clock) {}
