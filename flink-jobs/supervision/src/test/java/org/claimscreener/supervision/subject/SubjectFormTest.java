package org.claimscreener.supervision.subject;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.apache.avro.SchemaNormalization;
import org.claimscreener.engine.credit.Contest;
import org.claimscreener.engine.credit.ContestDecision;
import org.claimscreener.engine.credit.ContestState;
import org.claimscreener.engine.credit.Counted;
import org.claimscreener.engine.credit.CreditBook;
import org.claimscreener.engine.credit.Objection;
import org.claimscreener.engine.credit.TakeBack;
import org.claimscreener.engine.credit.TakenBack;
import org.claimscreener.engine.directive.Order;
import org.claimscreener.engine.directive.OrderBook;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.engine.supervision.Subject;
import org.claimscreener.supervision.Samples;
import org.claimscreener.supervision.record.SubjectState;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.SubjectKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SubjectFormTest {
    private static final StandingKey KEY = new StandingKey(SubjectKind.INSTITUTION, Samples.INSTITUTION);
    private static final Instant LATER = Samples.NOW.plusSeconds(3_600);

    private final SubjectForm form = new SubjectForm();

    @Test
    void readsWhatItWrites() throws IOException {
        for (Subject one : List.of(subject(), Subject.unknown(KEY))) {
            assertThat(form.subject(KEY, form.stored(one))).isEqualTo(one);
        }
    }

    /** What builds of version 1 wrote lies beside this test for ever. */
    @Test
    void readsWhatABuildOfVersion1Wrote() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                SubjectFormTest.class.getResourceAsStream("/golden/subject-v1.bin"), "no stored bytes")) {
            assertThat(form.subject(KEY, in.readAllBytes())).isEqualTo(subject());
        }
    }

    /** Whoever changes it: keep the old schema, name it as an older writer, raise the version, and keep new bytes. */
    @Test
    void thePackedRecordHasAVersionForItsSchema() {
        assertThat(SchemaNormalization.parsingFingerprint64(SubjectState.getClassSchema()))
                .isEqualTo(2109126115764080156L);
    }

    @Test
    void refusesWhatALaterBuildWroteAndWhatIsCut() throws IOException {
        byte[] bytes = form.stored(subject());
        byte[] later = bytes.clone();
        later[0]++;
        byte[] cut = Arrays.copyOf(bytes, bytes.length / 2);

        assertThatThrownBy(() -> form.subject(KEY, later)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> form.subject(KEY, cut)).isInstanceOf(IOException.class);
    }

    /** One of everything. */
    static Subject subject() {
        OrderBook orders = new OrderBook(
                List.of(
                        new Order(Samples.suspension("1").build(), Samples.NOW, Samples.NOW, LATER, "S1"),
                        new Order(Samples.suspension("2").build(), Samples.NOW, LATER, null, null)),
                List.of(new OrderBook.Answered("d 1", 17), new OrderBook.Answered("d 2", -5)));
        LocalDate day = LocalDate.of(2026, 9, 7);
        Counted counted = new Counted("S2", "FP-01", 2, 8_736L, day, day.plusYears(1), Samples.NOW, 50, 99);
        TakenBack takenBack = new TakenBack(new TakeBack("S3", TakeBack.Ground.APPEAL, "长医保复〔2026〕7号"), LATER);
        Contest open = new Contest(
                new Objection("c1", "S2", "u-3", "并非我院"),
                Samples.NOW,
                LATER,
                true,
                ContestState.OPEN,
                Samples.NOW,
                null);
        Contest decided = new Contest(
                new Objection("c2", "S4", "u-3", "并非我院"),
                Samples.NOW,
                LATER,
                false,
                ContestState.STANDS,
                LATER,
                new ContestDecision("x1", "c2", false, "u-4", ActorRole.SUPERVISOR, "查实"));
        CreditBook credit = new CreditBook(List.of(counted), List.of(takenBack), List.of(open, decided));
        return new Subject(KEY, 7, LATER, orders, credit);
    }
}
