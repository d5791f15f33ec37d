package org.claimscreener.supervision.tip;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.apache.avro.SchemaNormalization;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.engine.tip.HoldLink;
import org.claimscreener.engine.tip.Scrutiny;
import org.claimscreener.engine.tip.TipBook;
import org.claimscreener.engine.tip.TipFile;
import org.claimscreener.engine.tip.TipStage;
import org.claimscreener.engine.tip.reported.Target;
import org.claimscreener.engine.tip.reward.RewardAccount;
import org.claimscreener.supervision.Samples;
import org.claimscreener.supervision.record.HoldLinkState;
import org.claimscreener.supervision.record.TargetState;
import org.claimscreener.wire.record.SubjectKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TargetFormTest {
    private static final StandingKey KEY = new StandingKey(SubjectKind.INSTITUTION, Samples.INSTITUTION);

    private final TargetForm form = new TargetForm();
    private final LinkForm links = new LinkForm();

    @Test
    void readsWhatItWrites() throws IOException {
        for (Target one : List.of(target(), Target.unknown(KEY))) {
            assertThat(form.target(KEY, form.stored(one))).isEqualTo(one);
        }
        assertThat(links.read("S1", links.stored(link()))).isEqualTo(link());
    }

    /** What builds of version 1 wrote lies beside this test for ever. */
    @Test
    void readsWhatABuildOfVersion1Wrote() throws IOException {
        assertThat(form.target(KEY, golden("/golden/target-v1.bin"))).isEqualTo(target());
        assertThat(links.read("S1", golden("/golden/hold-link-v1.bin"))).isEqualTo(link());
    }

    /** Whoever changes them: keep the old schema, name it as an older writer, raise the version, and keep new bytes. */
    @Test
    void thePackedRecordsHaveAVersionForTheirSchemas() {
        assertThat(SchemaNormalization.parsingFingerprint64(TargetState.getClassSchema()))
                .isEqualTo(-3423847387613424417L);
        assertThat(SchemaNormalization.parsingFingerprint64(HoldLinkState.getClassSchema()))
                .isEqualTo(-8425255146055799159L);
    }

    @Test
    void refusesWhatALaterBuildWroteAndWhatIsCut() throws IOException {
        byte[] bytes = form.stored(target());
        byte[] later = bytes.clone();
        later[0]++;
        byte[] cut = Arrays.copyOf(bytes, bytes.length / 2);

        assertThatThrownBy(() -> form.target(KEY, later)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> form.target(KEY, cut)).isInstanceOf(IOException.class);
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(TargetFormTest.class.getResourceAsStream(name), "no stored bytes")) {
            return in.readAllBytes();
        }
    }

    static HoldLink link() {
        return new HoldLink("S1", "tip-1", Samples.NOW, new HoldLink.Brought(4, 700), new HoldLink.Brought(-1, 0));
    }

    /** One that was verified and rewarded, one that is being checked, one that waits and tells no name. */
    static Target target() {
        Instant later = Samples.NOW.plusSeconds(86_400);
        TipFile.Check check = new TipFile.Check(
                "officer-1", Samples.NOW, new Scrutiny(Samples.NOW, List.of(Samples.NOW, later, later)));
        return new Target(
                KEY,
                9,
                later,
                new TipBook(
                        List.of(
                                new TipFile(
                                        report("tip-1", "a".repeat(64)),
                                        1,
                                        TipStage.CLOSED_VERIFIED,
                                        check,
                                        null,
                                        later,
                                        new TipFile.Money(
                                                2,
                                                700,
                                                new TipFile.Reward(
                                                        "tip-1",
                                                        "a".repeat(64),
                                                        "340102",
                                                        Samples.NOW,
                                                        new RewardAccount(50_000, 60_000)))),
                                new TipFile(
                                        report("tip-2", "b".repeat(64)),
                                        2,
                                        TipStage.TAKEN_UP,
                                        check,
                                        new TipFile.Watch(later, true, true, false),
                                        null,
                                        new TipFile.Money(0, 0, null)),
                                new TipFile(
                                        report("tip-3", null),
                                        3,
                                        TipStage.RECEIVED,
                                        null,
                                        null,
                                        null,
                                        new TipFile.Money(0, 0, null))),
                        List.of(new TipBook.Answered("tip/tip-1", "d".repeat(32))),
                        4));
    }

    private static TipFile.Report report(String id, @Nullable String pseudonym) {
        return new TipFile.Report(id, "d".repeat(32), "340102", Samples.NOW, Samples.NOW, true, pseudonym);
    }
}
