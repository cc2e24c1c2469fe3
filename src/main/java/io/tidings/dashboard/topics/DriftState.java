package io.tidings.dashboard.topics;

import java.io.IOException;
import java.util.List;

import io.tidings.dashboard.view.NamedModels.Drift;
import io.tidings.event.DriftReport;
import io.tidings.event.EventCodec;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The newest reports of drift. One thread writes, any may ask.
final class DriftState implements Sink {

    private static final int MOST = 2_000;

    private record Report(String model, Drift drift) {}

    private final NewestState<Long, Report> reports = new NewestState<>(MOST);
    private long count;

    @Override
    public synchronized Taken take(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (record.value() != null) {
            DriftReport event = EventCodec.DRIFT_REPORT.read(record.value());
            reports.put(count, new Report(event.getModel(),
                    new Drift(event.getTo(), event.getKind(), event.getAlarm(), event.getMeasures())));
            count++;
        }
        return Taken.READ;
    }

    /// In the order of time, the newest of a name.
    synchronized List<Drift> of(String model, int most) {
        List<Drift> all = reports.values()
                .stream()
                .filter(report -> report.model().equals(model))
                .map(Report::drift)
                .sorted(java.util.Comparator.comparing(Drift::at))
                .toList();
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    @Override
    public synchronized void clear() {
        reports.clear();
    }
}
