package io.tidings.modelregistry;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tidings.classify.ModelId;
import org.jspecify.annotations.Nullable;

/// What a record of the models topic is about, as its key says.
sealed interface RecordKey {

    record Manifest(ModelId id) implements RecordKey {}

    /// @param index from 0
    record Chunk(ModelId id, int index) implements RecordKey {}

    record ChampionOf(String name) implements RecordKey {}

    record ShadowOf(String name) implements RecordKey {}

    /// A key of none of these kinds: of a later version, or not ours.
    record Unknown() implements RecordKey {}

    Pattern FORM = Pattern.compile(
            "manifest/(?<manifest>[0-9a-f]{64})|chunk/(?<chunk>[0-9a-f]{64})/(?<index>[0-9]{1,9})|champion/(?<name>.+)|shadow/(?<shadowed>.+)");

    static RecordKey of(byte @Nullable [] key) {
        Matcher form = FORM.matcher(key == null ? "" : new String(key, StandardCharsets.UTF_8));
        if (!form.matches()) {
            return new Unknown();
        }
        if (form.group("manifest") != null) {
            return new Manifest(new ModelId(form.group("manifest")));
        }
        if (form.group("chunk") != null) {
            return new Chunk(new ModelId(form.group("chunk")), Integer.parseInt(form.group("index")));
        }
        return form.group("name") == null ? new ShadowOf(form.group("shadowed")) : new ChampionOf(form.group("name"));
    }

    default byte[] bytes() {
        String text = switch (this) {
            case Manifest(ModelId id) -> "manifest/" + id;
            case Chunk(ModelId id, int index) -> "chunk/" + id + "/" + index;
            case ChampionOf(String name) -> "champion/" + name;
            case ShadowOf(String name) -> "shadow/" + name;
            case Unknown() -> throw new IllegalStateException("a key that is not ours is never written");
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
