package org.claimscreener.authorkit.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.claimscreener.authorkit.deploy.log.OrderTopic;
import org.claimscreener.commandline.Text;
import org.claimscreener.engine.deploy.Activation;
import org.claimscreener.engine.deploy.Orders;
import org.claimscreener.engine.deploy.OrdersOfPack;
import org.claimscreener.engine.deploy.ShadowOrder;
import org.claimscreener.engine.deploy.StagedPack;
import org.claimscreener.engine.deploy.Taken;
import org.claimscreener.wire.record.PackControlKind;
import org.claimscreener.wire.record.PackState;
import org.claimscreener.wire.record.PackStatus;
import org.claimscreener.wire.record.ShadowOutcome;
import org.claimscreener.wire.record.ShadowResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.authorkit.deploy.Reports.FIRST;
import static org.claimscreener.authorkit.deploy.Reports.NOON;
import static org.claimscreener.authorkit.deploy.Reports.SECOND;
import static org.claimscreener.authorkit.deploy.Reports.ref;
import static org.claimscreener.authorkit.deploy.Reports.report;
import static org.claimscreener.authorkit.deploy.Reports.staged;

/** How packs stand, in lines and in JSON. */
class StatusTextTest {
    private static final String THIRD = "3c".repeat(32);
    private static final String FOURTH = "4d".repeat(32);

    private final StatusBook book = new StatusBook();
    private final ShadowTotals shadows = new ShadowTotals();

    @Test
    void showsEveryVersionWithWhatItIs() {
        ready(FIRST);
        ready(SECOND);
        book.take(report(PackState.ACTIVE, FIRST, -1)
                .setInForce(List.of(ref("1.0.0", FIRST)))
                .build());
        shadows.take(shadow(SECOND, ShadowOutcome.AGREES, 0));
        shadows.take(shadow(SECOND, ShadowOutcome.HOLDS_MORE, 12_345));
        shadows.take(shadow(SECOND, ShadowOutcome.HOLDS_LESS, -600));
        shadows.take(shadow(SECOND, ShadowOutcome.FAILED, -99_999));
        List<OrderTopic.Entry> entries = List.of(new OrderTopic.Entry(
                5, NOON, new Taken.Ignored("plain", FIRST, 3, "its number 3 is stale: 9 was accepted before")));

        List<String> lines = StatusText.lines(views(entries).all(), book.jobs());

        assertThat(String.join("\n", lines)).isEqualTo("""
                plain, last order 9
                  STATE     VERSION       SEQ DIGEST         READY SINCE WHEN, OR WHY
                  in force  1.0.0           1 1a1a1a1a1a1a     2/2 since 2026-11-02 12:00:00
                  shadow    1.1.0           2 1a1a1a1a2b2b     2/2 evaluated beside
                    4 settlements: 1 agree, 1 hold more, 1 hold less,
                    0 differ, 1 failed; withholds ¥123.45 more and ¥6.00 less
                  waits     1.2.0           3 3c3c3c3c3c3c     0/2 from 2026-11-03 12:00:00
                  staged    2.0.0-rc.1      4 4d4d4d4d4d4d     0/2
                  ! 2026-11-02 12:00:00 order 3 changes nothing: its number 3 is stale: 9 was
                    accepted before""");
        assertThat(lines).allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(80));
    }

    @Test
    void saysWhereARollbackGoes() {
        ready(FIRST);
        Map<String, StagedPack> staged =
                new TreeMap<>(Map.of(FIRST, staged("1.0.0", FIRST, 1), SECOND, staged("1.1.0", SECOND, 2)));
        List<Activation> activations = List.of(
                new Activation(FIRST, 1, 5, NOON, PackControlKind.ACTIVATE, false),
                new Activation(SECOND, 2, 6, NOON.plusSeconds(1), PackControlKind.ACTIVATE, false));
        OrdersOfPack plain = new OrdersOfPack("plain", 6, new TreeMap<>(staged), new TreeMap<>(), null, activations);
        PackViews views = new PackViews(
                new Orders(new TreeMap<>(Map.of("plain", plain))), book, shadows, List.of(), NOON.plusSeconds(1));

        assertThat(StatusText.lines(views.all(), book.jobs()))
                .last()
                .asString()
                .contains("staged", "1.0.0", "rollback goes here");
    }

    @Test
    void saysWhenNoJobHasReported() {
        List<String> lines = StatusText.lines(views(List.of()).all(), book.jobs());

        assertThat(lines.get(0)).startsWith("No job has reported");
        assertThat(lines.get(3)).contains("ordered", "no job has reported");
        assertThat(StatusText.lines(List.of(), book.jobs()).get(1)).isEqualTo("Nothing is staged.");
        assertThat(StatusText.lines(List.of(views(List.of()).of("other")), book.jobs()))
                .endsWith("other", "  nothing is staged");
    }

    @Test
    void showsPacksWhoseOrdersTheKeysAtHandDoNotCover() {
        book.take(report(PackState.ACTIVE, FIRST, -1)
                .setInForce(List.of(ref("1.0.0", "ee".repeat(32))))
                .build());
        PackViews views = new PackViews(new Orders(new TreeMap<>()), book, shadows, List.of(), NOON);

        assertThat(StatusText.lines(views.all(), book.jobs()))
                .last()
                .asString()
                .contains("in force", "1.0.0", "eeeeeeeeeeee", "by keys that --keys lacks");
    }

    @Test
    void showsWhatAJobHasTakenOutOfForce() {
        book.take(report(PackState.TRIPPED, FIRST, -1)
                .setDetail("20 of 100 failed")
                .build());

        List<String> lines = StatusText.lines(views(List.of()).all(), book.jobs());

        assertThat(lines.get(2)).contains("tripped", "TRIPPED: 20 of 100 failed");
        assertThat(String.join("", lines)).contains("1a1a1a1a1a1a is TRIPPED by job screening: 20 of 100    failed");
    }

    @Test
    void whatIsUnderwayIsNamedUntilItIsAsOrdered() {
        assertThat(views(List.of()).of("plain").underway())
                .contains("plain 1.0.0: ordered, ready -", "plain 1.2.0: waits, ready -");

        for (String digest : List.of(FIRST, SECOND, THIRD, FOURTH)) {
            ready(digest);
        }
        book.take(report(PackState.ACTIVE, FIRST, -1)
                .setInForce(List.of(ref("1.0.0", FIRST)))
                .build());
        assertThat(views(List.of()).of("plain").underway()).isEmpty();
    }

    @Test
    void jsonSaysTheSame() {
        ready(FIRST);
        shadows.take(shadow(SECOND, ShadowOutcome.HOLDS_MORE, 5));

        assertThat(StatusJson.of(views(List.of()).all(), book.jobs()))
                .startsWith("{\"jobs\":[\"screening\"],\"packs\":[{\"id\":\"plain\",\"last_order\":9,\"versions\":["
                        + "{\"state\":\"ordered\",\"version\":\"1.0.0\",\"sequence\":1,\"digest\":\"" + FIRST
                        + "\",\"ready\":2,\"subtasks\":2,\"refused\":\"\",")
                .contains("\"shadow\":{\"settlements\":1,\"agrees\":0,\"holds_more\":1,")
                .contains("\"more_fen\":5,\"less_fen\":0}")
                .endsWith("\"problems\":[]}]}");
    }

    private PackViews views(List<OrderTopic.Entry> entries) {
        Map<String, StagedPack> staged = new TreeMap<>();
        for (StagedPack pack : List.of(
                staged("1.0.0", FIRST, 1),
                staged("1.1.0", SECOND, 2),
                staged("1.2.0", THIRD, 3),
                staged("2.0.0-rc.1", FOURTH, 4))) {
            staged.put(pack.digest(), pack);
        }
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        OrdersOfPack plain = new OrdersOfPack(
                "plain",
                9,
                new TreeMap<>(staged),
                new TreeMap<>(),
                new ShadowOrder(SECOND, 6),
                List.of(
                        new Activation(FIRST, 1, 5, NOON, PackControlKind.ACTIVATE, false),
                        new Activation(THIRD, 3, 9, tomorrow, PackControlKind.ACTIVATE, false)));
        return new PackViews(new Orders(new TreeMap<>(Map.of("plain", plain))), book, shadows, entries, NOON);
    }

    private void ready(String digest) {
        for (int subtask = 0; subtask < 2; subtask++) {
            PackStatus ready = report(PackState.READY, digest, subtask).build();
            book.take(ready);
        }
    }

    private static ShadowResult shadow(String digest, ShadowOutcome outcome, long differenceFen) {
        return ShadowResult.newBuilder()
                .setSettlementId("S1")
                .setPatientId("P1")
                .setInstitutionId("H1")
                .setShadow(ref("1.1.0", digest))
                .setOutcome(outcome)
                .setDecidedHeldFen(100_000)
                .setDecidedRefusedFen(0)
                .setShadowHeldFen(50_000)
                .setShadowRefusedFen(50_000 + differenceFen)
                .build();
    }
}
