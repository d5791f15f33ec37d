package org.claimscreener.engine.pack;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import org.claimscreener.engine.fact.Parameters;
import org.claimscreener.engine.feature.CompiledFeatures;
import org.claimscreener.engine.feature.FeatureDeclaration;

/**
 * A checked pack: everything but compiled rules. Two packs with the same digest are the same pack. Immutable,
 * thread-safe.
 */
public final class RulePack {
    private final PackHeader header;
    private final List<ParameterDeclaration> parameters;
    private final List<TableDeclaration> tables;
    private final PackFeatures features;
    private final List<PackText> rules;
    private final List<PackText> cases;
    private final KnowledgeTables knowledge;
    private final PackManifest manifest;
    private final byte[] archive;
    private final String digest;
    /** The parameters where no overlay holds, which is nearly everywhere. */
    private final Parameters baseParameters;

    RulePack(
            PackHeader header,
            List<ParameterDeclaration> parameters,
            List<TableDeclaration> tables,
            PackFeatures features,
            List<PackText> rules,
            List<PackText> cases,
            KnowledgeTables knowledge,
            PackManifest manifest,
            byte[] archive) {
        this.header = header;
        this.parameters = List.copyOf(parameters);
        this.tables = List.copyOf(tables);
        this.features = features;
        this.rules = List.copyOf(rules);
        this.cases = List.copyOf(cases);
        this.knowledge = knowledge;
        this.manifest = manifest;
        this.archive = archive;
        this.digest = Digests.sha256(archive);
        Map<String, Long> values = new HashMap<>();
        parameters.forEach(parameter -> values.put(parameter.name(), parameter.value()));
        this.baseParameters = new Parameters(values);
    }

    public PackHeader header() {
        return header;
    }

    public String id() {
        return header.id();
    }

    public String version() {
        return header.version();
    }

    /** SHA-256 of the archive, lower-case hex: the pack's name wherever it must be exact. */
    public String digest() {
        return digest;
    }

    /** The archive's bytes, a copy. */
    public byte[] archive() {
        return archive.clone();
    }

    public List<ParameterDeclaration> parameters() {
        return parameters;
    }

    public List<TableDeclaration> tables() {
        return tables;
    }

    public List<FeatureDeclaration> features() {
        return features.declarations();
    }

    /** The features, ready to be computed. */
    public CompiledFeatures compiledFeatures() {
        return features.compiled();
    }

    /** Rule texts as the author wrote them, by file name. */
    public List<PackText> rules() {
        return rules;
    }

    /** Case texts as the author wrote them, by file name; they are not read here. */
    public List<PackText> cases() {
        return cases;
    }

    public KnowledgeTables knowledge() {
        return knowledge;
    }

    /** A file of the pack as it was written, by its path; empty when there is none. Read from the archive each time. */
    public Optional<String> text(String path) {
        return PackArchive.text(archive, path);
    }

    /** SHA-256 of each file, lower-case hex, by path. */
    public SortedMap<String, String> fileHashes() {
        return manifest.fileHashes();
    }

    /** Fingerprint of the fact schema that the pack was built against; {@link FactSchema#fingerprint} is the engine's. */
    public String factSchema() {
        return manifest.factSchema();
    }

    /** Where it stands among the versions of its id, from 1. */
    public long sequence() {
        return manifest.lineage().sequence();
    }

    /** Digest of the version before, or "" when there is none. */
    public String previous() {
        return manifest.lineage().previous();
    }

    /** What authors and approvers sign: the manifest's canonical bytes. */
    public byte[] manifestBytes() {
        return manifest.canonicalBytes();
    }

    /** Does the pack speak about a settlement treated in this area and settled on this day? */
    public boolean appliesTo(String treatmentArea, LocalDate day) {
        return header.appliesTo(treatmentArea, day);
    }

    /** The parameters for a treatment area on the day of settlement. */
    public Parameters parametersFor(String treatmentArea, LocalDate day) {
        Map<String, Long> changed = null;
        for (ParameterDeclaration parameter : parameters) {
            long value = parameter.valueFor(treatmentArea, day);
            if (value != parameter.value()) {
                changed = changed == null ? new HashMap<>(baseParameters.values()) : changed;
                changed.put(parameter.name(), value);
            }
        }
        return changed == null ? baseParameters : new Parameters(changed);
    }

    @Override
    public String toString() {
        return id() + " " + version() + " (" + digest.substring(0, 12) + ")";
    }
}
