package org.claimscreener.engine.hold;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.claimscreener.engine.calendar.WorkingDays;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.LineOpinion;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** One hold with its desk, its time and all that it published. Lines are L1, L2, ... */
final class DeskUnderTest {
    /** Ten in the morning of a Monday in Shanghai. */
    static final Instant MONDAY = Instant.parse("2026-09-07T02:00:00Z");

    /** The end of the tenth working day after it: of Sunday 20 September, which is worked for the National Day. */
    static final Instant TEN_DAYS_LATER = Instant.parse("2026-09-20T16:00:00Z");

    static final String INSTITUTION = "H43010200001";
    private static final String SETTLEMENT = "S1";
    private static final Source SOURCE = new Source("claims.settlements.v1", 0, 1L);

    final List<HoldStep> steps = new ArrayList<>();
    Instant now = MONDAY;
    HoldEntry entry = HoldEntry.Awaited.NOTHING;

    private final HoldDesk desk;
    private int commands;

    DeskUnderTest(HoldPolicy policy) {
        desk = new HoldDesk(policy, WorkingDays.ofTheStateCouncil());
    }

    static DeskUnderTest standard() {
        return new DeskUnderTest(HoldPolicy.STANDARD);
    }

    /** A hold of so much on each line, just opened. */
    static DeskUnderTest holding(long... heldFen) {
        DeskUnderTest desk = standard();
        desk.decided(decision(heldFen).build());
        return desk;
    }

    /** The institution was told of a first review that left so much on each line; all of 1,000 fen had been held. */
    static DeskUnderTest notified(long... leftFen) {
        long[] held = new long[leftFen.length];
        Arrays.fill(held, 1_000);
        DeskUnderTest desk = holding(held);
        desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER);
        desk.reviews(Actor.REVIEWER, leftFen);
        return desk;
    }

    /** The institution appealed against the whole. */
    static DeskUnderTest appealed(long... leftFen) {
        DeskUnderTest desk = notified(leftFen);
        desk.does(HoldCommandKind.APPEAL, Actor.HOSPITAL);
        return desk;
    }

    /** It went through re-review by the senior reviewer, unchanged, and was appealed against again. */
    static DeskUnderTest inCollege(long... leftFen) {
        DeskUnderTest desk = appealed(leftFen);
        desk.does(HoldCommandKind.CLAIM, Actor.SENIOR);
        desk.reviews(Actor.SENIOR, leftFen);
        desk.does(HoldCommandKind.APPEAL, Actor.HOSPITAL);
        return desk;
    }

    static Decision.Builder decision(long... heldFen) {
        long held = 0;
        List<LineDecision> lines = new ArrayList<>();
        for (int i = 0; i < heldFen.length; i++) {
            lines.add(new LineDecision("L" + (i + 1), heldFen[i] + 50, 50L, heldFen[i], 0L));
            held += heldFen[i];
        }
        return Decision.newBuilder()
                .setSettlementId(SETTLEMENT)
                .setPatientId("P00000000001")
                .setInstitutionId(INSTITUTION)
                .setVerdict(held > 0 ? Verdict.HOLD : Verdict.RELEASE)
                .setFundFen(held + 50L * heldFen.length)
                .setReleasedFen(50L * heldFen.length)
                .setHeldFen(held)
                .setRefusedFen(0)
                .setLines(lines)
                .setFindings(List.of())
                .setPacks(List.of())
                .setFeatures(List.of())
                .setEngineVersion("0")
                .setContentDigest("00")
                .setSource(SOURCE)
                .setReceivedAt(MONDAY);
    }

    List<HoldStep> decided(Decision decision) {
        return take(desk.decision(entry, decision, now));
    }

    /** Withdraws lines; none = the whole settlement. */
    List<HoldStep> withdrawn(String... lineIds) {
        ReversalReceipt receipt = ReversalReceipt.newBuilder()
                .setReversalId("R1")
                .setSettlementId(SETTLEMENT)
                .setPatientId("P00000000001")
                .setInstitutionId(INSTITUTION)
                .setLineIds(List.of(lineIds))
                .setSource(SOURCE)
                .setReceivedAt(now)
                .build();
        return take(desk.reversal(entry, receipt, now));
    }

    /** Lets a timer fire. */
    List<HoldStep> fired(Instant at) {
        now = at;
        return take(desk.timer(entry, at));
    }

    HoldCommand.Builder command(HoldCommandKind kind, Actor actor) {
        commands++;
        return HoldCommand.newBuilder()
                .setCommandId("K" + commands)
                .setHoldId(SETTLEMENT)
                .setKind(kind)
                .setActorId(actor.id())
                .setActorRole(actor.role())
                .setActorInstitutionId(actor.institutionId())
                .setSeenStep(entry instanceof Hold hold ? hold.step() : 0)
                .setReason("so it is")
                .setIssuedAt(now);
    }

    HoldCommand.Builder command(HoldCommandKind kind, Actor actor, long... amountsFen) {
        return command(kind, actor).setOpinions(opinions(amountsFen));
    }

    /** One for each line of L1, L2, ...; below 0 = none for that line. */
    static List<LineOpinion> opinions(long... amountsFen) {
        List<LineOpinion> opinions = new ArrayList<>();
        for (int i = 0; i < amountsFen.length; i++) {
            if (amountsFen[i] >= 0) {
                opinions.add(new LineOpinion("L" + (i + 1), amountsFen[i]));
            }
        }
        return opinions;
    }

    /** Gives a command on what is known now; answers the one step that it makes. */
    HoldStep does(HoldCommandKind kind, Actor actor) {
        return gives(command(kind, actor).build());
    }

    HoldStep reviews(Actor actor, long... amountsFen) {
        return gives(command(HoldCommandKind.REVIEW, actor, amountsFen).build());
    }

    HoldStep votes(Actor actor, long... amountsFen) {
        return gives(command(HoldCommandKind.VOTE, actor, amountsFen).build());
    }

    HoldStep gives(HoldCommand command) {
        List<HoldStep> made = arrives(command);
        assertThat(made).hasSize(1);
        return made.get(0);
    }

    /** Whatever a command makes, lapses before it too. */
    List<HoldStep> arrives(HoldCommand command) {
        return take(desk.command(entry, command, now));
    }

    Hold hold() {
        return (Hold) entry;
    }

    HoldStep last() {
        return steps.get(steps.size() - 1);
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    private List<HoldStep> take(HoldTurn turn) {
        entry = turn.entry();
        steps.addAll(turn.steps());
        return turn.steps();
    }
}
