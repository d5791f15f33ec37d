package org.claimscreener.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.claimscreener.console.view.TipList;
import org.claimscreener.console.view.TipRow;
import org.claimscreener.console.view.TipState;
import org.claimscreener.console.view.TipView;
import org.claimscreener.wire.record.Attachment;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.Tip;
import org.claimscreener.wire.record.TipChannel;
import org.claimscreener.wire.record.TipEvent;
import org.claimscreener.wire.record.TipRefusal;
import org.claimscreener.wire.record.TipStep;

/** Tips in tests. All invented. */
public final class TestTips {
    /** References: one that waits and is overdue, one that the first of the desk took up, one about a patient, one that ended. */
    public static final String WAITING = "0-7";

    public static final String CHECKED = "0-12";
    public static final String OF_PATIENT = "1-3";
    public static final String VERIFIED = "2-1";
    public static final String ASIDE = "0-20";

    /** Stands on no page unasked. */
    public static final String PATIENT = "PSN-INVENTED-0815";

    private static final Instant RECEIVED = TestConsole.NOW.minus(Duration.ofDays(24));

    private TestTips() {}

    static Optional<TipView> find(String ref) {
        return all().filter(tip -> tip.now().ref().equals(ref)).findFirst();
    }

    static TipList list(boolean ended) {
        List<TipRow> rows = all().map(TipView::now)
                .filter(tip -> tip.state().ended() == ended)
                .toList();
        return new TipList(rows, rows.size() + 3L, List.of(refused("430102-2026-0099")));
    }

    private static Stream<TipView> all() {
        return Stream.of(
                view(row(WAITING, "430102-2026-0007", TipState.RECEIVED, -1, Optional.empty()), Optional.of(false)),
                view(
                        row(CHECKED, "430102-2026-0012", TipState.TAKEN_UP, 6, Optional.of(TestPersons.TIPS.id())),
                        Optional.of(false)),
                view(
                        new TipRow(
                                OF_PATIENT,
                                SubjectKind.PATIENT,
                                PATIENT,
                                "430102-2026-0015",
                                TipState.RECEIVED,
                                Optional.empty(),
                                Optional.of(TestConsole.NOW.plus(Duration.ofDays(10))),
                                true,
                                false,
                                Optional.empty(),
                                RECEIVED,
                                0,
                                0),
                        Optional.of(true)),
                view(
                        new TipRow(
                                ASIDE,
                                SubjectKind.INSTITUTION,
                                TestPersons.HOSPITAL,
                                "430102-2026-0020",
                                TipState.RECEIVED,
                                Optional.of("430102-2026-0007"),
                                Optional.empty(),
                                false,
                                false,
                                Optional.empty(),
                                RECEIVED,
                                0,
                                0),
                        Optional.empty()),
                view(
                        row(
                                VERIFIED,
                                "430102-2026-0001",
                                TipState.CLOSED_VERIFIED,
                                0,
                                Optional.of(TestPersons.TIPS.id())),
                        Optional.of(false)));
    }

    private static TipRow row(String ref, String id, TipState state, int dueInDays, Optional<String> takenUpBy) {
        return new TipRow(
                ref,
                SubjectKind.INSTITUTION,
                TestPersons.HOSPITAL,
                id,
                state,
                Optional.empty(),
                state.ended() ? Optional.empty() : Optional.of(TestConsole.NOW.plus(Duration.ofDays(dueInDays))),
                false,
                takenUpBy.isPresent(),
                takenUpBy,
                RECEIVED,
                takenUpBy.isPresent() ? 1_864_00L : 0,
                takenUpBy.isPresent() ? 50_000 : 0);
    }

    private static TipView view(TipRow row, Optional<Boolean> anonymous) {
        boolean known = anonymous.isPresent();
        return new TipView(
                row,
                known ? Optional.of(entered(row.targetKind(), row.targetId(), row.tipId())) : Optional.empty(),
                anonymous,
                row.takenUpBy().isEmpty()
                        ? List.of()
                        : List.of(
                                new TipView.Source(TestHolds.NOTIFIED, true, RECEIVED, 1_864_00L),
                                new TipView.Source("case-17", false, RECEIVED, 0)),
                row.takenUpBy().isEmpty() ? 0 : 2,
                steps(row));
    }

    private static List<TipStep> steps(TipRow row) {
        TipStep.Builder begun = step(row.targetKind(), row.targetId(), row.tipId(), 1, TipEvent.RECEIVED);
        if (row.takenUpBy().isEmpty()) {
            return List.of(begun.build());
        }
        return List.of(
                refused(row.tipId()),
                step(row.targetKind(), row.targetId(), row.tipId(), 4, TipEvent.MONEY_CHANGED)
                        .setSourceId(TestHolds.NOTIFIED)
                        .setChangeFen(1_864_00L)
                        .setReturnedFen(1_864_00L)
                        .build(),
                step(row.targetKind(), row.targetId(), row.tipId(), 3, TipEvent.TAKEN_UP)
                        .setActorId(row.takenUpBy().get())
                        .setReason("线索具体，有照片")
                        .setScrutinyUntil(RECEIVED.plus(Duration.ofDays(180)))
                        .build(),
                step(row.targetKind(), row.targetId(), row.tipId(), 2, TipEvent.DUE)
                        .setDeadline(RECEIVED.plus(Duration.ofDays(21)))
                        .build(),
                begun.build());
    }

    /** A command that was not done. */
    public static TipStep refused(String tipId) {
        return step(SubjectKind.INSTITUTION, TestPersons.HOSPITAL, tipId, 4, TipEvent.REFUSED)
                .setCauseId("command-1")
                .setRefusal(TipRefusal.NOT_YOU)
                .setRefusalDetail("who took a tip up neither ends its check nor extends it; ask another person")
                .build();
    }

    /** A step of a tip. */
    public static TipStep.Builder step(SubjectKind kind, String target, String tipId, int number, TipEvent event) {
        return TipStep.newBuilder()
                .setTargetKind(kind)
                .setTargetId(target)
                .setStep(number)
                .setTipId(tipId)
                .setEvent(event)
                .setAt(RECEIVED.plusSeconds(number));
    }

    /** A tip as the console keeps it: without its reporter. */
    public static Tip entered(SubjectKind kind, String target, String tipId) {
        return Tip.newBuilder()
                .setTipId(tipId)
                .setArea("430102")
                .setTargetKind(kind)
                .setTargetId(target)
                .setLead("该院挂床住院，<script>alert(1)</script>\n三楼病区夜间无病人，收费照计。")
                .setChannel(TipChannel.HOTLINE)
                .setEvidence(List.of(new Attachment("病区照片.jpg", "image/jpeg", 204_800L, "0123456789abcdef".repeat(4))))
                .setReceivedAt(RECEIVED)
                .setEnteredBy("clerk-7")
                .build();
    }
}
