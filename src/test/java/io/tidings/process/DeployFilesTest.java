package io.tidings.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What can be held of the files that others run: they are read, name files that exist, and keep to what they promise.
class DeployFilesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path DEPLOY = Path.of("src", "deploy");
    private static final Pattern METRIC = Pattern.compile("\\b[a-z]+_[a-z_]+\\b(?!=)");

    @Test
    void everyServiceIsBoundedAndWithoutRights() throws IOException {
        JsonNode services = yaml(Files.readString(Path.of("docker-compose.yml"))).get("services");

        assertThat(services.fieldNames()).toIterable()
                .containsExactlyInAnyOrder("kafka", "topics", "tidings", "trainer", "source", "registry", "schemas",
                        "prometheus", "grafana");
        services.properties().forEach(entry -> {
            JsonNode service = entry.getValue();
            assertThat(service.at("/deploy/resources/limits/memory").asText()).as(entry.getKey()).isNotEmpty();
            assertThat(service.get("cap_drop").get(0).asText()).as(entry.getKey()).isEqualTo("ALL");
            assertThat(service.get("security_opt").get(0).asText()).isEqualTo("no-new-privileges:true");
            assertThat(service.get("profiles")).as(entry.getKey()).isNotEmpty();
            if (!entry.getKey().equals("kafka")) {
                assertThat(service.get("read_only").asBoolean()).as(entry.getKey()).isTrue();
            }
            for (JsonNode port : service.path("ports")) {
                assertThat(port.asText()).as(entry.getKey()).startsWith("127.0.0.1:");
            }
            for (JsonNode volume : service.path("volumes")) {
                if (volume.asText().startsWith("./")) {
                    assertThat(Path.of(volume.asText().split(":", -1)[0])).exists();
                }
            }
        });
    }

    @Test
    void everyPodIsUnprivilegedAndBounded() throws IOException {
        List<JsonNode> manifests = manifests();

        assertThat(manifests).extracting(manifest -> manifest.get("kind").asText())
                .contains("Deployment", "PodDisruptionBudget", "HorizontalPodAutoscaler", "Service", "ConfigMap");
        for (JsonNode manifest : manifests) {
            JsonNode pod = manifest.at("/spec/template/spec");
            for (JsonNode container : pod.path("containers")) {
                String name = manifest.at("/metadata/name").asText();
                assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).as(name).isTrue();
                assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).as(name).isFalse();
                assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).as(name).isTrue();
                assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true)).as(name)
                        .isFalse();
                assertThat(container.at("/resources/limits/memory").asText()).as(name).isNotEmpty();
            }
        }
    }

    @Test
    void boardAndRulesAskForOurMetrics() throws IOException {
        var queries = new ArrayList<String>();
        JsonNode board = JSON.readTree(DEPLOY.resolve("grafana/board.json").toFile());
        board.get("panels")
                .forEach(panel -> panel.get("targets").forEach(one -> queries.add(one.get("expr").asText())));
        yaml(Files.readString(DEPLOY.resolve("prometheus/rules.yml")))
                .at("/groups/0/rules")
                .forEach(rule -> queries.add(rule.get("expr").asText()));

        var metrics = new TreeSet<String>();
        queries.forEach(query -> METRIC.matcher(query).results().forEach(found -> metrics.add(found.group())));

        metrics.remove("histogram_quantile");
        // Those that README names; that a live stream has these is for the test of the metrics.
        String readme = Files.readString(Path.of("README.md"));
        assertThat(metrics).hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(readme).contains("`" + name.replaceFirst("_(sum|count|bucket)$", "")));
    }

    private static List<JsonNode> manifests() throws IOException {
        var manifests = new ArrayList<JsonNode>();
        try (var files = Files.list(DEPLOY.resolve("kubernetes"))) {
            for (Path file : files.sorted().toList()) {
                for (String document : Files.readString(file).split("(?m)^---$", -1)) {
                    manifests.add(yaml(document));
                }
            }
        }
        return manifests;
    }

    /// With anchors and merges followed, which Jackson does not do.
    private static JsonNode yaml(String text) {
        return JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }
}
