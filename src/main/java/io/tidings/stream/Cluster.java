package io.tidings.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/// A cluster that can be asked; whatever keeps it from answering becomes a [StreamFailure].
///
/// @param kafka   properties of Kafka's clients
/// @param timeout for each answer
record Cluster(Map<String, String> kafka, Duration timeout) {

    interface Question<T> {
        T ask(Admin admin) throws ExecutionException, InterruptedException;
    }

    /// @param what the question, behind the words `cannot`
    <T> T ask(String what, Question<T> question) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        try (Admin admin = Admin.create(properties)) {
            return question.ask(admin);
        } catch (ExecutionException | KafkaException e) {
            throw Failures.ofRequest(what, kafka, timeout.toMillis(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StreamFailure(StreamFailure.Kind.BROKEN, "interrupted: cannot " + what, e);
        }
    }
}
