package io.tidings.dashboard.topics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.tidings.dashboard.view.ShownAlert;
import io.tidings.event.Alert;
import io.tidings.event.EventCodec;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The newest alerts. One thread writes, any may ask.
final class AlertsState implements Sink {

    private static final int MOST = 1_000;
    private static final double PERCENT = 100;

    /// What an alert is about: it may be written again.
    private record Key(String subject, String size, String label, long start) {}

    private final NewestState<Key, ShownAlert> alerts = new NewestState<>(MOST);
    private final String model;
    private final LiveState live;

    AlertsState(String model, LiveState live) {
        this.model = model;
        this.live = live;
    }

    @Override
    public Taken take(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (record.value() == null) {
            return Taken.READ;
        }
        Alert event = EventCodec.ALERT.read(record.value());
        if (!event.getModel().equals(model)) {
            return Taken.READ;
        }
        var alert = new ShownAlert(event.getStart(), event.getSubject().orElse(null), event.getLabel(),
                WindowsState.size(event.getSize()), event.getShare(), event.getBaseline(), event.getCount(),
                event.getProbability(), text(event));
        var key = new Key(event.getSubject().map(name -> "=" + name).orElse(""), event.getSize(), event.getLabel(),
                event.getStart().toEpochMilli());
        boolean isNew;
        synchronized (this) {
            isNew = alerts.get(key).isEmpty();
            alerts.put(key, alert);
        }
        if (isNew) {
            live.alert(alert);
        }
        return Taken.READ;
    }

    private static String text(Alert event) {
        String subject = event.getSubject().map(name -> name.isEmpty() ? "no subject" : name).orElse("all together");
        return String.format(Locale.ROOT, "%s: %s is %.0f %% of %d reviews, before %.0f %%", subject, event.getLabel(),
                PERCENT * event.getShare(), event.getCount(), PERCENT * event.getBaseline());
    }

    /// Newest first.
    List<ShownAlert> newest() {
        List<ShownAlert> all;
        synchronized (this) {
            all = new ArrayList<>(alerts.values());
        }
        all.sort(Comparator.comparing(ShownAlert::at).reversed());
        return all;
    }

    @Override
    public synchronized void clear() {
        alerts.clear();
    }
}
