package io.tidings.dashboard.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.tidings.classify.ModelId;
import io.tidings.dashboard.view.ModelsView;
import io.tidings.dashboard.view.NamedModels;
import io.tidings.dashboard.view.ShownModel;
import io.tidings.event.ModelManifest;
import io.tidings.modelregistry.Catalog;
import io.tidings.modelregistry.Champion;

/// Tells all of the models of each name.
///
/// @param main the name of the main model, of which there is always an entry
record ModelNames(CatalogState catalogs, ModelEventsState events, ExamplesState examples, DriftState drift,
        String main) {

    private static final int MODELS = 100;
    private static final int REPORTS = 200;

    ModelsView all() {
        Catalog catalog = catalogs.catalog();
        var names = new TreeSet<>(events.names());
        names.addAll(catalog.champions().keySet());
        catalog.manifests().values().forEach(manifest -> names.add(manifest.getName()));
        names.remove(main);
        var all = new ArrayList<NamedModels>();
        all.add(named(main, catalog));
        names.forEach(name -> all.add(named(name, catalog)));
        return new ModelsView(all);
    }

    private NamedModels named(String name, Catalog catalog) {
        Optional<Champion> champion = catalog.champion(name);
        List<ShownModel> models = catalog.manifests()
                .values()
                .stream()
                .filter(manifest -> manifest.getName().equals(name))
                .sorted(Comparator.comparing(ModelManifest::getCreatedAt).reversed())
                .limit(MODELS)
                .map(manifest -> model(manifest, champion))
                .toList();
        return new NamedModels(name, champion.map(one -> one.model().value()).orElse(null), models,
                events.ask(name, ModelHistoryState::events).orElse(List.of()),
                events.ask(name, ModelHistoryState::acknowledgements).orElse(List.of()), examples.accuracy(name),
                drift.of(name, REPORTS));
    }

    private ShownModel model(ModelManifest manifest, Optional<Champion> champion) {
        return new ShownModel(manifest.getId(), manifest.getParent(), manifest.getCreatedAt(), manifest.getSize(),
                manifest.getLabels(), manifest.getMetrics(), manifest.getProvenance(), state(manifest, champion));
    }

    private String state(ModelManifest manifest, Optional<Champion> champion) {
        var id = new ModelId(manifest.getId());
        if (champion.filter(one -> one.model().equals(id)).isPresent()) {
            return "champion";
        }
        if (events.ask(manifest.getName(), history -> history.isShadow(manifest.getId())).orElse(false)) {
            return "shadow";
        }
        boolean served = champion.stream().flatMap(one -> one.former().stream()).anyMatch(one -> one.model().equals(id))
                || events.ask(manifest.getName(), ModelHistoryState::promoted).orElse(Set.of()).contains(id.value());
        return served ? "former" : "published";
    }
}
