package io.tidings.app.models;

import io.tidings.app.JsonOutput;
import io.tidings.app.Surroundings;
import io.tidings.classify.ModelId;
import io.tidings.modelregistry.Champion;
import org.jspecify.annotations.Nullable;

/// A change of champions, as commands report it.
record Change(String name, String champion, @Nullable String formerChampion) {

    static Change of(@Nullable ModelId former, Champion champion) {
        return new Change(champion.name(), champion.model().value(), former == null ? null : former.value());
    }

    void print(Surroundings surroundings, boolean json) {
        if (json) {
            JsonOutput.print(surroundings.out(), this);
            return;
        }
        surroundings.out()
                .println("model " + new ModelId(champion).abbreviated() + " is the champion of " + name + " now"
                        + (formerChampion == null ? "" : ", after " + new ModelId(formerChampion).abbreviated()));
    }
}
