package io.tidings;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/// Holds the package table, the sole importers and the size budgets.
class ArchitectureTest {

    private static final String ROOT = "io.tidings.";
    private static final int FILE_LINES = 400;
    private static final int METHOD_LINES = 60;

    /// Each package and the packages of ours that it may import; `app` may import all.
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(Map.entry("kernel", Set.of()),
            Map.entry("text", Set.of()), Map.entry("classify", Set.of()), Map.entry("broker", Set.of()),
            Map.entry("corpus", Set.of()), Map.entry("nn", Set.of("kernel")),
            Map.entry("training", Set.of("nn", "kernel")),
            Map.entry("event", Set.of("classify")),
            Map.entry("model", Set.of("training", "nn", "kernel", "text", "classify")),
            Map.entry("stream", Set.of("event", "classify")),
            Map.entry("modelregistry", Set.of("event", "classify")),
            Map.entry("dashboard", Set.of("modelregistry", "event", "classify", "text")),
            Map.entry("learn", Set.of("stream", "modelregistry", "model", "training", "event", "classify", "text")));

    /// Packages of others and those of ours that alone may import them.
    private static final Map<String, Set<String>> SOLE_IMPORTERS = Map.ofEntries(
            Map.entry("jdk.incubator.vector..", Set.of("kernel")), Map.entry("org.tribuo..", Set.of("model", "learn")),
            Map.entry("org.apache.kafka.streams..", Set.of("stream", "learn")), Map.entry("kafka..", Set.of("broker")),
            Map.entry("org.apache.kafka.server..", Set.of("broker")),
            Map.entry("org.apache.kafka.metadata..", Set.of("broker")),
            Map.entry("org.apache.kafka.raft..", Set.of("broker")), Map.entry("picocli..", Set.of("app")),
            Map.entry("me.tongfei..", Set.of("app")), Map.entry("io.helidon..", Set.of("dashboard")),
            Map.entry("io.micrometer..", Set.of("stream", "app")), Map.entry("io.prometheus..", Set.of("app")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tidings");

    @Test
    void everyPackageStandsInTheTable() {
        var unknown = CLASSES.stream()
                .map(ArchitectureTest::layer)
                .filter(name -> !name.equals("app") && !MAY_IMPORT.containsKey(name))
                .distinct()
                .toList();
        assertThat(unknown).as("packages missing from the table").isEmpty();
    }

    @Test
    void packagesImportOnlyWhatTheTableNames() {
        MAY_IMPORT.forEach((name, allowed) -> {
            var ours = describe("of another package of ours that is not in " + allowed,
                    (JavaClass c) -> c.getPackageName().startsWith(ROOT) && !layer(c).equals(name)
                            && !allowed.contains(layer(c)));
            check(noClasses().that().resideInAPackage(ROOT + name + "..").should().dependOnClassesThat(ours));
        });
    }

    @Test
    void foreignPackagesHaveTheirSoleImporters() {
        SOLE_IMPORTERS.forEach((foreign, importers) -> {
            var outsiders = describe("outside " + importers, (JavaClass c) -> !importers.contains(layer(c)));
            check(noClasses().that(outsiders).should().dependOnClassesThat(resideInAnyPackage(foreign)));
        });
    }

    @Test
    void packagesFormNoCycle() {
        check(slices().matching(ROOT + "(*)..").should().beFreeOfCycles());
    }

    @Test
    void onlyTheCommandLinePrints() {
        check(noClasses().that().resideOutsideOfPackage(ROOT + "app..").should().accessField(System.class, "out"));
        check(noClasses().that().resideOutsideOfPackage(ROOT + "app..").should().accessField(System.class, "err"));
    }

    @Test
    void mainCodeNeverSleeps() {
        check(noClasses().should().callMethod(Thread.class, "sleep", long.class));
        check(noClasses().should().callMethod(Thread.class, "sleep", java.time.Duration.class));
    }

    @Test
    void filesStayWithinTheirBudget() throws IOException {
        var tooLong = new ArrayList<String>();
        for (Path file : sources()) {
            long lines = Files.readAllLines(file).size();
            if (lines > FILE_LINES) {
                tooLong.add(file + ": " + lines + " lines");
            }
        }
        assertThat(tooLong).as("files over " + FILE_LINES + " lines").isEmpty();
    }

    @Test
    void methodsStayWithinTheirBudget() throws IOException {
        var tooLong = new ArrayList<String>();
        for (Path file : sources()) {
            MethodLengths.of(file).forEach((method, lines) -> {
                if (lines > METHOD_LINES) {
                    tooLong.add(file + " " + method + ": " + lines + " lines");
                }
            });
        }
        assertThat(tooLong).as("methods over " + METHOD_LINES + " lines").isEmpty();
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    /// The first name below the root package: `stream` for `io.tidings.stream.ScoreTopology`.
    private static String layer(JavaClass c) {
        if (!c.getPackageName().startsWith(ROOT)) {
            return "";
        }
        String rest = c.getPackageName().substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
