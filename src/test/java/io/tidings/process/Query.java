package io.tidings.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// What Grafana or Prometheus asks in the files that come with Tidings.
///
/// @param where the panel or the alert, for messages
/// @param text  in PromQL, of which this knows as much as those files need
public record Query(String where, String text) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path DEPLOY = Path.of("src", "deploy");
    private static final Pattern METRIC = Pattern.compile("\\b[a-z]+_[a-z_]+\\b(?!=)");
    private static final Pattern GROUPED = Pattern.compile("\\bby \\(([a-z, ]+)\\)");
    private static final Pattern SELECTED = Pattern.compile("[{,]\\s*([a-z]+)\\s*[!=]");
    private static final Set<String> FUNCTIONS = Set.of("histogram_quantile");
    /// Those that Prometheus itself puts on whatever it reads.
    private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

    /// All of the board's and all of the alerts'.
    public static List<Query> all() throws IOException {
        var queries = new ArrayList<Query>();
        for (JsonNode panel : JSON.readTree(DEPLOY.resolve("grafana/board.json").toFile()).get("panels")) {
            panel.get("targets").forEach(one -> queries.add(of(panel.get("title"), one)));
        }
        for (JsonNode rule : Yaml.read(Files.readString(DEPLOY.resolve("prometheus/rules.yml")))
                .at("/groups/0/rules")) {
            queries.add(of(rule.get("alert"), rule));
        }
        return queries;
    }

    private static Query of(JsonNode name, JsonNode holder) {
        return new Query(name.asText(), holder.get("expr").asText());
    }

    /// The names of the metrics that it is about.
    public Set<String> metrics() {
        Set<String> names = found(METRIC);
        names.removeAll(FUNCTIONS);
        return names;
    }

    /// The labels that the query expects of its metrics.
    public Set<String> labels() {
        Set<String> names = found(GROUPED);
        names.addAll(found(SELECTED));
        names.removeAll(OF_PROMETHEUS);
        return names;
    }

    private Set<String> found(Pattern pattern) {
        var names = new TreeSet<String>();
        pattern.matcher(text)
                .results()
                .map(match -> match.group(match.groupCount()))
                .flatMap(list -> Stream.of(list.split(", *", -1)))
                .forEach(names::add);
        return names;
    }
}
