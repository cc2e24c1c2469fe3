package io.tidings.model;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.tidings.classify.Classification;
import io.tidings.classify.Explanation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Milliseconds of one thread to explain, and to label, a text of 230 known words with the bundled model. An explanation
/// is to take less than 5.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
public class ExplanationBenchmark {

    private static final int WORDS = 230;
    private static final int FREQUENT = 3000;
    private static final double COMPLETE = 0.01;

    private LstmClassifier classifier = BundledModel.load();
    private String text = "";

    @Setup
    public void setUp() {
        List<String> words = classifier.model()
                .content()
                .vocabulary()
                .words()
                .subList(2, FREQUENT)
                .stream()
                .filter(word -> word.chars().allMatch(c -> c >= 'a' && c <= 'z'))
                .toList();
        text = new Random(1).ints(WORDS, 0, words.size()).mapToObj(words::get).collect(Collectors.joining(" "));
        double completeness = classifier.explain(text).completeness();
        if (Math.abs(completeness - 1) > COMPLETE) {
            throw new IllegalStateException("the words account for " + completeness + " of the difference");
        }
    }

    @Benchmark
    public Explanation explain() {
        return classifier.explain(text);
    }

    @Benchmark
    public Classification classify() {
        return classifier.classify(text);
    }
}
