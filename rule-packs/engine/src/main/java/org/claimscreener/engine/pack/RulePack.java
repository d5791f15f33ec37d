package org.claimscreener.engine.pack;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.Parameters;
import org.claimscreener.engine.fact.Settlement;
import org.claimscreener.engine.feature.CompiledFeatures;
import org.claimscreener.engine.feature.FeatureDeclaration;
import org.claimscreener.engine.standing.Watch;

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
    /** Whether any parameter may be another for those under watch. */
    private final boolean watches;

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
        this.watches = parameters.stream().anyMatch(ParameterDeclaration::watches);
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

    /** The parameters for a treatment area on the day of settlement, nobody being watched. */
    public Parameters parametersFor(String treatmentArea, LocalDate day) {
        return parametersFor(treatmentArea, day, Watch.NOBODY);
    }

    /**
     * The parameters for one settlement: by its area, its day, and what is in force at its own time about those who take part.
     * Its decision records all of that.
     */
    public Parameters parametersFor(FactSet facts) {
        Settlement settlement = facts.settlement();
        return parametersFor(settlement.treatmentArea(), settlement.settledOn(), watch(facts));
    }

    private Parameters parametersFor(String treatmentArea, LocalDate day, Watch watch) {
        boolean nobody = watch.nobody();
        Map<String, Long> changed = null;
        for (ParameterDeclaration parameter : parameters) {
            long value = nobody
                    ? parameter.valueFor(treatmentArea, day)
                    : parameter
                            .watchedFor(treatmentArea, day, watch)
                            .map(WatchedValue::value)
                            .orElseGet(() -> parameter.valueFor(treatmentArea, day));
            if (value != parameter.value()) {
                changed = changed == null ? new HashMap<>(baseParameters.values()) : changed;
                changed.put(parameter.name(), value);
            }
        }
        return changed == null ? baseParameters : new Parameters(changed);
    }

    /** Which of them are other than usual because somebody is watched, in their order; nearly always none. */
    public List<WatchedValue> watchedFor(FactSet facts) {
        Watch watch = watch(facts);
        if (watch.nobody()) {
            return List.of();
        }
        String area = facts.settlement().treatmentArea();
        LocalDate day = facts.settlement().settledOn();
        return parameters.stream()
                .flatMap(parameter -> parameter.watchedFor(area, day, watch).stream())
                .toList();
    }

    private Watch watch(FactSet facts) {
        return watches ? Watch.at(facts.settlement().settledAt(), facts.standing()) : Watch.NOBODY;
    }

    @Override
    public String toString() {
        return id() + " " + version() + " (" + digest.substring(0, 12) + ")";
    }
}
