package org.claimscreener.screening.packs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.replay.HeapInstitutionMemory;
import org.claimscreener.wire.record.FeatureQuality;
import org.claimscreener.wire.record.FeatureValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.claimscreener.screening.Inputs.outpatient;

@SuppressWarnings("NullAway.Init") // JUnit fills the folder.
class StampTest {
    private static final String COUNT = "aggregate: count, where: \"visit.channel == 'OUTPATIENT'\"";

    @TempDir
    private Path folder;

    @Test
    void aShadowSharesWhatItDeclaresAlikeAndNamesTheRestApart() {
        RulePack decides = declaring("small", "one", COUNT);
        RulePack same = declaring("small", "two", COUNT);
        RulePack other = declaring("other", "three", "aggregate: distinct, value: \"visit.patient\"");

        assertThat(names(Stamp.of(List.of(), List.of(decides), List.of(same)))).containsExactly("bills");
        assertThat(names(Stamp.of(List.of(), List.of(decides), List.of(other))))
                .containsExactly("bills", "bills@" + other.digest().substring(0, 16));
    }

    @Test
    void packsInForceThatDeclareOneNameDoNotGoTogether() {
        RulePack decides = declaring("small", "one", COUNT);
        RulePack other = declaring("other", "two", COUNT);

        assertThatThrownBy(() -> Stamp.of(List.of(), List.of(decides, other), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("both declare the feature 'bills'");
    }

    @Test
    void aShadowPackFindsItsOwnFeatureUnderItsOwnName() {
        String digest = "ab".repeat(32);
        FeatureValue decided = value("bills", 1);
        FeatureValue shadows = value("bills@" + digest.substring(0, 16), 2);
        FeatureValue somebodyElses = value("bills@" + "cd".repeat(8), 3);

        assertThat(ShadowNames.of(digest, List.of(decided, value("sum", 9)), List.of(shadows, somebodyElses)))
                .containsExactlyInAnyOrder(value("bills", 2), value("sum", 9));
        assertThat(ShadowNames.of(digest, List.of(decided), List.of(somebodyElses)))
                .containsExactly(decided);
        assertThat(ShadowNames.isShadow(shadows.getName())).isTrue();
        assertThat(ShadowNames.isShadow("bills")).isFalse();
    }

    private static FeatureValue value(String name, long value) {
        return new FeatureValue(name, value, Instant.EPOCH, "", FeatureQuality.EXACT);
    }

    private static List<String> names(Stamp stamp) {
        var facts = FactMaker.facts(outpatient("S1").build(), PatientHistory.NONE, Circumstances.NONE);
        return stamp.desk().submitted(facts, "digest", new HeapInstitutionMemory()).orElseThrow().stream()
                .map(FeatureValue::getName)
                .toList();
    }

    private RulePack declaring(String id, String in, String how) {
        RulePack pack = SmallPacks.noting(folder.resolve(in), id, 100);
        Path features = folder.resolve(in).resolve(id + "-1.0.0").resolve("features.yaml");
        try {
            Files.writeString(
                    features,
                    "- {name: bills, key: institution, window: 30d, unit: bills, description: Bills, " + how + "}\n");
            return PackFolder.load(features.resolveSibling(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (PackRefusedException e) {
            throw new IllegalStateException(pack + ": " + e.getMessage(), e);
        }
    }
}
