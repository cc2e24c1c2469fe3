package io.tidings.modelregistry;

import java.nio.file.Path;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Where models travel and how they are trusted. Components that are left out (null) take their defaults.
///
/// @param topic        the compacted topic of manifests, chunks and champions
/// @param events       the topic on which instances and writers say what happened to a model
/// @param name         the name of the main model
/// @param watch        whether a running stream takes up new champions
/// @param chunkBytes   the most bytes of a model in one record
/// @param cacheFolder  where models are kept on this machine, by id
/// @param cachedModels the most models in that folder; 0 for no cache
/// @param publicKey    a PEM file with the Ed25519 key that every model must be signed for; null where none needs to be
/// @param privateKey   a PEM file with the Ed25519 key to sign with when publishing; null where models go unsigned
/// @param golden       `bundled`, `none` or a file of JSON Lines: texts that a new model must label about as well as the
///                     champion does
public record RegistrySettings(String topic, String events, String name, Boolean watch, Integer chunkBytes,
        String cacheFolder, Integer cachedModels, @Nullable String publicKey, @Nullable String privateKey,
        String golden) {

    /// The golden texts that come with the program.
    public static final String BUNDLED = "bundled";
    /// No golden texts.
    public static final String NONE = "none";

    private static final int CHUNK = 512 << 10;
    private static final int LARGEST_CHUNK = 64 << 20;
    private static final int CACHED = 4;
    private static final String TOPIC = "tidings.models";
    private static final String EVENTS = "tidings.model-events";
    private static final String NAME = "sentiment";
    private static final Pattern TOPICS = Pattern.compile("[A-Za-z0-9._-]{1,249}");
    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public RegistrySettings {
        topic = topic("topic", topic == null ? TOPIC : topic);
        events = topic("events", events == null ? EVENTS : events);
        name = checkedName(name == null ? NAME : name);
        watch = watch == null || watch;
        chunkBytes = within("chunkBytes", 1, LARGEST_CHUNK, chunkBytes == null ? CHUNK : chunkBytes);
        cacheFolder = cacheFolder == null ? defaultFolder() : cacheFolder;
        cachedModels = within("cachedModels", 0, Integer.MAX_VALUE, cachedModels == null ? CACHED : cachedModels);
        golden = golden == null ? BUNDLED : golden;
        if (topic.equals(events)) {
            throw new IllegalArgumentException("events: expected another topic than models.topic, found " + events);
        }
    }

    public static RegistrySettings defaults() {
        return new RegistrySettings(TOPIC, EVENTS, NAME, true, CHUNK, defaultFolder(), CACHED, null, null, BUNDLED);
    }

    public RegistrySettings withTopics(String models, String modelEvents) {
        return new RegistrySettings(models, modelEvents, name, watch, chunkBytes, cacheFolder, cachedModels, publicKey,
                privateKey, golden);
    }

    public RegistrySettings withChunkBytes(int bytes) {
        return new RegistrySettings(topic, events, name, watch, bytes, cacheFolder, cachedModels, publicKey, privateKey,
                golden);
    }

    /// @param models the most models that are kept there
    public RegistrySettings withCache(Path folder, int models) {
        return new RegistrySettings(topic, events, name, watch, chunkBytes, folder.toString(), models, publicKey,
                privateKey, golden);
    }

    public RegistrySettings withKeys(@Nullable Path publicFile, @Nullable Path privateFile) {
        return new RegistrySettings(topic, events, name, watch, chunkBytes, cacheFolder, cachedModels,
                publicFile == null ? null : publicFile.toString(), privateFile == null ? null : privateFile.toString(),
                golden);
    }

    /// A model's name, as it stands in keys and events.
    ///
    /// @throws IllegalArgumentException where it cannot be one
    static String checkedName(String name) {
        if (!NAMES.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name: expected up to 64 letters, digits, '.', '_' or '-', such as sentiment, found '" + name
                            + "'");
        }
        return name;
    }

    private static String topic(String key, String topic) {
        if (!TOPICS.matcher(topic).matches() || topic.equals(".") || topic.equals("..")) {
            throw new IllegalArgumentException(
                    key + ": expected a topic name of letters, digits, '.', '_' and '-', found '" + topic + "'");
        }
        return topic;
    }

    private static int within(String key, int least, int most, int value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    key + ": expected " + least + " to " + most + ", found " + value);
        }
        return value;
    }

    private static String defaultFolder() {
        return Path.of(System.getProperty("user.home", "."), ".cache", "tidings", "models").toString();
    }
}
