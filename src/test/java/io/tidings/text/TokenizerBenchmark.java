package io.tidings.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// English reviews to vocabulary indices, one thread. An operation is one MB (10^6 bytes) of UTF-8: the score is MB/s.
///
/// Peers in the same run: what the JDK offers for words, and the regular expression of many examples. Both find
/// words and punctuation only: no entities, no folding of more than case, no addresses, no offsets kept.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@OperationsPerInvocation(TokenizerBenchmark.MEGABYTES)
public class TokenizerBenchmark {

    static final int MEGABYTES = 4;

    private static final String[] WORDS = ("the a of and to is in it that this was film movie plot actor scene don't it's "
            + "great awful boring brilliant performance character director story ending nothing never really would've "
            + "watch watched because although somewhat disappointing beautifully photographed screenplay John Mary's "
            + "Hollywood 10/10 1994 can't well-made music sound effects I you they <br /> -- (again) \"quoted\" sooo")
            .split(" ", -1);
    private static final Pattern WORD_OR_SYMBOL = Pattern.compile("\\w+|\\S");

    /// `generated` is written here; `imdb` is read from the folder that TIDINGS_DATA names.
    @Param({"generated", "imdb"})
    public String corpus = "generated";

    private final Tokenizer tokenizer = new Tokenizer();
    private List<String> texts = List.of();
    private Vocabulary vocabulary = Vocabulary.builder().build(1, 2);

    @Setup
    public void prepare() {
        texts = corpus.equals("imdb") ? imdb() : generated();
        var counts = Vocabulary.builder();
        texts.forEach(text -> counts.add(tokenizer.tokenize(text)));
        vocabulary = counts.build(2, 60_000);
        for (String text : texts.subList(0, 100)) {
            int[] fast = tokenizer.encode(text, vocabulary);
            int[] slow = tokenizer.tokenize(text).strings().stream().mapToInt(vocabulary::indexOf).toArray();
            if (fast.length < 2 || !java.util.Arrays.equals(fast, slow)) {
                throw new IllegalStateException("wrong indices for: " + text);
            }
        }
    }

    /// What scoring does.
    @Benchmark
    public long indices() {
        long sum = 0;
        for (String text : texts) {
            sum += tokenizer.encode(text, vocabulary).length;
        }
        return sum;
    }

    @Benchmark
    public long tokensWithOffsets() {
        long sum = 0;
        for (String text : texts) {
            sum += tokenizer.tokenize(text).size();
        }
        return sum;
    }

    @Benchmark
    public long breakIteratorIndices() {
        long sum = 0;
        for (String text : texts) {
            String lower = text.toLowerCase(Locale.ROOT);
            var words = BreakIterator.getWordInstance(Locale.ROOT);
            words.setText(lower);
            int from = words.first();
            for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
                sum += lower.charAt(from) > ' ' ? vocabulary.indexOf(lower.substring(from, end)) : 0;
                from = end;
            }
        }
        return sum;
    }

    @Benchmark
    public long regexIndices() {
        long sum = 0;
        for (String text : texts) {
            var matcher = WORD_OR_SYMBOL.matcher(text.toLowerCase(Locale.ROOT));
            while (matcher.find()) {
                sum += vocabulary.indexOf(matcher.group());
            }
        }
        return sum;
    }

    private static List<String> generated() {
        var random = new Random(7);
        var texts = new ArrayList<String>();
        for (int bytes = 0; bytes < MEGABYTES * 1_000_000;) {
            var text = new StringBuilder();
            int words = 20 + random.nextInt(400);
            for (int i = 0; i < words; i++) {
                text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(12) == 0 ? ". " : " ");
            }
            bytes += text.length();
            texts.add(text.toString());
        }
        return texts;
    }

    private static List<String> imdb() {
        String data = System.getenv("TIDINGS_DATA");
        if (data == null) {
            throw new IllegalStateException(
                    "the corpus imdb needs TIDINGS_DATA; leave it out with -p corpus=generated");
        }
        var json = new ObjectMapper();
        var texts = new ArrayList<String>();
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(Path.of(data, "imdb", "train.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            for (long bytes = 0; bytes < MEGABYTES * 1_000_000L;) {
                String text = json.readTree(lines.readLine()).get("text").asText();
                bytes += text.getBytes(StandardCharsets.UTF_8).length;
                texts.add(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
