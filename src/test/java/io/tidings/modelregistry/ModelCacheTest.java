package io.tidings.modelregistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

import io.tidings.classify.ModelId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCacheTest {

    @TempDir
    private Path folder;

    private final AtomicLong seconds = new AtomicLong(1_000_000);
    private final InstantSource clock = () -> Instant.ofEpochSecond(seconds.incrementAndGet());

    @Test
    void keepsTheModelsUsedLast() {
        ModelCache cache = cache(2);
        keep(cache, 1);
        keep(cache, 2);
        assertThat(cache.read(id(1))).contains(RuleModels.content(1, 100));

        keep(cache, 3);

        assertThat(cache.read(id(1))).isPresent();
        assertThat(cache.read(id(2))).as("unused for the longest time").isEmpty();
        assertThat(cache.read(id(3))).isPresent();
    }

    @Test
    void aDamagedFileIsNotUsedAndGoes() throws IOException {
        ModelCache cache = cache(2);
        keep(cache, 1);
        Path file = folder.resolve("models").resolve(id(1) + ".tidings");
        byte[] damaged = Files.readAllBytes(file);
        damaged[50]++;
        Files.write(file, damaged);

        assertThat(cache.read(id(1))).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void leftoversOfKilledProcessesGoInTime() throws IOException {
        ModelCache cache = cache(2);
        keep(cache, 1);
        Path leftover = Files.writeString(folder.resolve("models/123.tmp"), "half a model");
        Files.setLastModifiedTime(leftover, java.nio.file.attribute.FileTime.from(clock.instant()));
        keep(cache, 2);
        assertThat(leftover).as("perhaps still being written").exists();

        seconds.addAndGet(100_000);
        keep(cache, 3);

        assertThat(leftover).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoFailure() throws IOException {
        Files.writeString(folder.resolve("models"), "a file where the folder should be");
        ModelCache cache = cache(2);
        keep(cache, 1);

        assertThat(cache.read(id(1))).isEmpty();
    }

    @Test
    void nothingIsKeptWhereNoneAreWanted() {
        ModelCache cache = cache(0);
        keep(cache, 1);

        assertThat(cache.read(id(1))).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    private ModelCache cache(int most) {
        return new ModelCache(folder.resolve("models"), most, clock);
    }

    private static void keep(ModelCache cache, int seed) {
        cache.write(id(seed), RuleModels.content(seed, 100));
    }

    private static ModelId id(int seed) {
        return ModelId.ofContent(RuleModels.content(seed, 100));
    }
}
