package io.tidings.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.oracle.labs.mlrg.olcut.config.protobuf.protos.ObjectProvenanceProto;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.SimpleProvenanceProto;
import io.tidings.classify.LabelSet;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.classification.ImmutableLabelInfo;
import org.tribuo.classification.Label;
import org.tribuo.impl.ModelDataCarrier;
import org.tribuo.protos.core.ModelDataProto;

/// Tribuo's part of a model file: name, provenance and label domain.
///
/// Tribuo loads the classes that this part names and calls them, so every name is held against what our own files
/// name before Tribuo sees any of it.
final class Metadata {

    private static final Set<String> PROVENANCE_PACKAGES = Set.of("org.tribuo.provenance",
            "org.tribuo.provenance.impl", "com.oracle.labs.mlrg.olcut.provenance",
            "com.oracle.labs.mlrg.olcut.provenance.impl", "com.oracle.labs.mlrg.olcut.provenance.primitives");

    private static final String LABEL_FACTORY = "org.tribuo.classification.LabelFactory$LabelFactoryProvenance";

    private final ModelDataCarrier<?> carrier;
    private final ImmutableOutputInfo<Label> labels;

    private Metadata(ModelDataCarrier<?> carrier) {
        this.carrier = carrier;
        @SuppressWarnings("unchecked") // its class was checked by name
        var domain = (ImmutableOutputInfo<Label>) carrier.outputDomain();
        this.labels = domain;
    }

    /// @throws ModelFormatException where it names a class that our files do not, or is damaged
    static Metadata of(ModelDataProto proto) {
        same("feature domain", ImmutableFeatureMap.class.getName(), proto.getFeatureDomain().getClassName());
        same("label domain", ImmutableLabelInfo.class.getName(), proto.getOutputDomain().getClassName());
        provenanceClasses(proto).forEach(Metadata::checkProvenance);
        try {
            return new Metadata(ModelDataCarrier.deserialize(proto));
        } catch (RuntimeException | StackOverflowError e) {
            // Provenance that refers to itself ends in the latter.
            throw new ModelFormatException("the model's provenance or label domain is damaged: " + e, e);
        }
    }

    /// @throws ModelFormatException where the labels are not those of the domain
    LstmModel model(LstmContent content) {
        LabelSet names = content.labels();
        List<String> domain = labels.getDomain().stream().map(Label::getLabel).sorted().toList();
        if (!domain.equals(names.names().stream().sorted().toList())) {
            throw new ModelFormatException(
                    "the label domain " + domain + " is not that of the labels " + names.names());
        }
        return new LstmModel(carrier.name(), carrier.provenance(), labels, content);
    }

    private static Stream<String> provenanceClasses(ModelDataProto proto) {
        var root = proto.getProvenance();
        return Stream.concat(root.getOmpList().stream().map(ObjectProvenanceProto::getProvenanceClassName),
                root.getSmpList().stream().map(SimpleProvenanceProto::getProvenanceClassName));
    }

    private static void checkProvenance(String name) {
        int dot = name.lastIndexOf('.');
        boolean known = dot > 0 && PROVENANCE_PACKAGES.contains(name.substring(0, dot));
        if (!known && !name.equals(LABEL_FACTORY)) {
            throw new ModelFormatException("the model file names the provenance class '" + name
                    + "', which no file of ours does: it is not loaded");
        }
    }

    private static void same(String what, String expected, String found) {
        if (!expected.equals(found)) {
            throw new ModelFormatException("the model file names the " + what + " class '" + found + "', expected "
                    + expected + ": it is not loaded");
        }
    }
}
