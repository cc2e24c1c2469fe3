package io.tidings.learn.round;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.tidings.event.TrainingExample;
import io.tidings.model.Lesson;

/// All that a round works with beside the champion.
///
/// @param name       of the model, such as `sentiment`
/// @param examples   feedback joined with its texts, in any order, an id once
/// @param rehearsal  texts of past events, in any order
/// @param home       labelled texts of what the first model was made for; may be empty
/// @param golden     clear cases, labelled by hand; may be empty
/// @param asOf       when the newest example was given: the time that stands in the challenger
/// @param provenance what else it is to be remembered by, such as offsets and the trigger; never a text
public record Material(String name, List<TrainingExample> examples, List<String> rehearsal, List<Lesson> home,
        List<Lesson> golden,
        Instant asOf, Map<String, String> provenance) {

    public Material {
        examples = List.copyOf(examples);
        rehearsal = List.copyOf(rehearsal);
        home = List.copyOf(home);
        golden = List.copyOf(golden);
        provenance = Map.copyOf(provenance);
    }
}
