package io.tidings.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/// What can be held of the files that others run: they are read, name files that exist, and keep to what they promise.
class DeployFilesTest {

    private static final Path DEPLOY = Path.of("src", "deploy");

    @Test
    void everyServiceIsBoundedAndWithoutRights() throws IOException {
        JsonNode services = Yaml.read(Files.readString(Path.of("docker-compose.yml"))).get("services");

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
        List<Query> queries = Query.all();

        // Those that README names; that a live stream has these is for the test of the metrics.
        String readme = Files.readString(Path.of("README.md"));
        assertThat(queries).hasSizeGreaterThan(20)
                .flatExtracting(Query::metrics)
                .allSatisfy(name -> assertThat(readme).contains(name.replaceFirst("_(sum|count|bucket)$", "")));
    }

    private static List<JsonNode> manifests() throws IOException {
        var manifests = new ArrayList<JsonNode>();
        try (var files = Files.list(DEPLOY.resolve("kubernetes"))) {
            for (Path file : files.sorted().toList()) {
                for (String document : Files.readString(file).split("(?m)^---$", -1)) {
                    manifests.add(Yaml.read(document));
                }
            }
        }
        return manifests;
    }
}
