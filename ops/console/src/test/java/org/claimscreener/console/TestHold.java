package org.claimscreener.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.console.desk.page.BillLine;
import org.claimscreener.console.view.HoldView;
import org.claimscreener.console.view.PastSettlement;
import org.claimscreener.console.view.QueueRow;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.Attachment;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLapse;
import org.claimscreener.wire.record.HoldLine;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.LineOpinion;
import org.claimscreener.wire.record.Settlement;

/** One hold that goes on step by step, as the projection would show it. Not thread-safe. */
public final class TestHold {
    private final Settlement bill;
    private final Decision decision;
    private final List<PastSettlement> past;
    private final List<HoldStep> steps = new ArrayList<>();
    private List<HoldLine> lines;
    private boolean billKnown = true;

    public TestHold(Settlement bill, Decision decision, List<PastSettlement> past, Instant at) {
        this.bill = bill;
        this.decision = decision;
        this.past = past;
        this.lines = new ArrayList<>();
        decision.getLines().stream()
                .filter(line -> line.getHeldFen() > 0)
                .forEach(line -> lines.add(HoldLine.newBuilder()
                        .setLineId(line.getLineId())
                        .setSuspectedFen(line.getHeldFen())
                        .setDeductedFen(0)
                        .setReleasedFen(0)
                        .setWithdrawnFen(0)
                        .build()));
        steps.add(base(HoldEvent.OPENED, at, HoldStage.HELD).setLines(lines).build());
    }

    public String id() {
        return bill.getSettlementId();
    }

    public void forgetBill() {
        billKnown = false;
    }

    private HoldStep last() {
        return steps.get(steps.size() - 1);
    }

    public HoldStage stage() {
        return last().getStageAfter();
    }

    private HoldStep.Builder base(HoldEvent event, Instant at, HoldStage after) {
        long suspected = lines.stream().mapToLong(HoldLine::getSuspectedFen).sum();
        long held = lines.stream().mapToLong(BillLine::heldFen).sum();
        HoldStep.Builder step = HoldStep.newBuilder()
                .setHoldId(bill.getSettlementId())
                .setStep(steps.size() + 1)
                .setEvent(event)
                .setAt(at)
                .setStageBefore(steps.isEmpty() ? null : stage())
                .setStageAfter(after)
                .setInstitutionId(bill.getInstitution().getInstitutionId())
                .setSeverity(decision.getFindings().stream()
                        .mapToInt(Finding::getSeverity)
                        .min()
                        .orElse(0))
                .setSuspectedFen(suspected)
                .setHeldFen(held)
                .setReleasedFen(
                        lines.stream().mapToLong(HoldLine::getReleasedFen).sum())
                .setDeductedFen(
                        lines.stream().mapToLong(HoldLine::getDeductedFen).sum());
        if (held > 0) {
            step.setDeadline(at.plus(Duration.ofDays(12))).setOnLapse(HoldLapse.RELEASE);
        }
        return step;
    }

    /** A step of somebody's that changes no money. */
    public TestHold step(HoldEvent event, HoldStage after, String actor, ActorRole role, String reason, Instant at) {
        steps.add(by(event, after, actor, role, reason, at).build());
        return this;
    }

    /** A deadline that nobody kept. */
    public TestHold lapsed(HoldStage after, Instant at) {
        steps.add(base(HoldEvent.DEADLINE_LAPSED, at, after).build());
        return this;
    }

    HoldStep.Builder by(HoldEvent event, HoldStage after, String actor, ActorRole role, String reason, Instant at) {
        return base(event, at, after).setActorId(actor).setActorRole(role).setReason(reason);
    }

    /** A claim. */
    public TestHold claimed(HoldStage after, String actor, ActorRole role, Instant at) {
        steps.add(by(HoldEvent.CLAIMED, after, actor, role, "", at)
                .setClaimedBy(actor)
                .setClaimUntil(at.plus(Duration.ofHours(4)))
                .build());
        return this;
    }

    /** A proposed review. */
    public TestHold proposed(String actor, ActorRole role, List<LineOpinion> opinions, String reason, Instant at) {
        steps.add(by(HoldEvent.REVIEW_PROPOSED, stage(), actor, role, reason, at)
                .setProposedBy(actor)
                .setOpinions(opinions)
                .build());
        return this;
    }

    /** A result: what stays withheld of each line; the rest is paid, or with a deduction what stays is deducted. */
    public HoldStep result(HoldStep.Builder draft, Map<String, Long> keep, boolean deduct) {
        long released = 0;
        long deducted = 0;
        List<HoldLine> next = new ArrayList<>();
        for (HoldLine line : lines) {
            long held = BillLine.heldFen(line);
            long kept = Math.min(held, keep.getOrDefault(line.getLineId(), held));
            released += held - kept;
            deducted += deduct ? kept : 0;
            HoldLine.Builder after = HoldLine.newBuilder(line)
                    .setReleasedFen(line.getReleasedFen() + held - kept)
                    .setDeductedFen(line.getDeductedFen() + (deduct ? kept : 0));
            if (line.getFirstReviewFen() == null) {
                after.setFirstReviewFen(kept);
            } else {
                after.setConfirmedFen(kept);
            }
            next.add(after.build());
        }
        lines = next;
        HoldStep.Builder money = base(draft.getEvent(), draft.getAt(), draft.getStageAfter());
        HoldStep step = draft.setReleasedNowFen(released)
                .setDeductedNowFen(deducted)
                .setHeldFen(money.getHeldFen())
                .setReleasedFen(money.getReleasedFen())
                .setDeductedFen(money.getDeductedFen())
                .setDeadline(money.getDeadline())
                .setOnLapse(draft.getStageAfter() == HoldStage.NOTIFIED ? HoldLapse.ACCEPT : money.getOnLapse())
                .setLines(next)
                .build();
        steps.add(step);
        return step;
    }

    /** Adds a finished step. */
    HoldStep add(HoldStep step) {
        steps.add(step);
        return step;
    }

    /** The deadline of the newest step. */
    public TestHold due(Instant deadline) {
        HoldStep changed = HoldStep.newBuilder(last()).setDeadline(deadline).build();
        steps.set(steps.size() - 1, changed);
        return this;
    }

    /** Files with the newest step. */
    public TestHold files(List<Attachment> files) {
        HoldStep changed = HoldStep.newBuilder(last()).setAttachments(files).build();
        steps.set(steps.size() - 1, changed);
        return this;
    }

    public QueueRow row() {
        HoldStep now = last();
        return new QueueRow(
                id(),
                now.getStep(),
                bill.getInstitution().getInstitutionId(),
                billKnown ? bill.getInstitution().getName() : "",
                now.getStageAfter(),
                now.getSeverity(),
                decision.getFindings().stream()
                        .map(Finding::getRuleCode)
                        .distinct()
                        .toList(),
                now.getSuspectedFen(),
                now.getHeldFen(),
                steps.get(0).getAt(),
                Optional.ofNullable(now.getDeadline()),
                Optional.ofNullable(now.getOnLapse()),
                Optional.ofNullable(now.getPausedUntil()),
                Optional.ofNullable(now.getClaimedBy()),
                Optional.ofNullable(now.getClaimUntil()),
                Optional.ofNullable(now.getProposedBy()),
                now.getVotes(),
                (int) steps.stream()
                        .filter(step -> step.getStageAfter() == HoldStage.NOTIFIED)
                        .count(),
                now.getEscalated(),
                steps.stream().anyMatch(step -> step.getEvent() == HoldEvent.LEAD_SUBMITTED));
    }

    public HoldView view() {
        return new HoldView(row(), lines, decision, billKnown ? Optional.of(bill) : Optional.empty(), steps, past);
    }

    static Map<String, Long> amounts(List<LineOpinion> opinions) {
        Map<String, Long> amounts = new HashMap<>();
        opinions.forEach(opinion -> amounts.put(opinion.getLineId(), opinion.getAmountFen()));
        return amounts;
    }
}
