package org.claimscreener.console;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.claimscreener.console.command.HoldCommands;
import org.claimscreener.console.command.SubjectCommands;
import org.claimscreener.console.view.CaseLists;
import org.claimscreener.console.view.ContestRow;
import org.claimscreener.console.view.Dashboard;
import org.claimscreener.console.view.HoldChange;
import org.claimscreener.console.view.HoldChanges;
import org.claimscreener.console.view.HoldSort;
import org.claimscreener.console.view.HoldView;
import org.claimscreener.console.view.HoldViews;
import org.claimscreener.console.view.OrderFilter;
import org.claimscreener.console.view.OrderList;
import org.claimscreener.console.view.OrderRow;
import org.claimscreener.console.view.Period;
import org.claimscreener.console.view.PublicEdition;
import org.claimscreener.console.view.PublicMonth;
import org.claimscreener.console.view.QueueFilter;
import org.claimscreener.console.view.QueuePage;
import org.claimscreener.console.view.QueueRow;
import org.claimscreener.console.view.RulePerformance;
import org.claimscreener.console.view.SubjectView;
import org.claimscreener.console.view.TipList;
import org.claimscreener.console.view.TipView;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldRefusal;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.SupervisionCommand;
import org.claimscreener.wire.record.TipCommand;

/** Holds in memory, and a small holds job that answers commands to them. Thread-safe. */
public final class TestWorld implements HoldViews, HoldCommands, SubjectCommands, HoldChanges {
    private final Map<String, TestHold> holds = new LinkedHashMap<>();
    private final List<Consumer<HoldChange>> listeners = new CopyOnWriteArrayList<>();
    private final List<HoldCommand> sent = new CopyOnWriteArrayList<>();
    private final List<SupervisionCommand> sentAboutSubjects = new CopyOnWriteArrayList<>();
    private final List<Directive> ordered = new CopyOnWriteArrayList<>();
    private final List<TipCommand> sentAboutTips = new CopyOnWriteArrayList<>();
    private final InstantSource clock;
    private volatile Answer answer = Answer.STEP;

    /** How the job behaves. */
    public enum Answer {
        STEP,
        NOTHING_IN_TIME,
        NOT_IN_THE_LOG
    }

    public TestWorld(InstantSource clock) {
        this.clock = clock;
    }

    public synchronized TestHold add(TestHold hold) {
        holds.put(hold.id(), hold);
        tell(hold, HoldEvent.OPENED);
        return hold;
    }

    public void answers(Answer how) {
        answer = how;
    }

    public List<HoldCommand> sent() {
        return List.copyOf(sent);
    }

    /** Commands about subjects. */
    public List<SupervisionCommand> sentAboutSubjects() {
        return List.copyOf(sentAboutSubjects);
    }

    @Override
    public CompletionStage<Void> send(SupervisionCommand command) {
        sentAboutSubjects.add(command);
        return CompletableFuture.completedFuture(null);
    }

    /** Orders that were sent. */
    public List<Directive> ordered() {
        return List.copyOf(ordered);
    }

    @Override
    public CompletionStage<Void> send(Directive directive) {
        ordered.add(directive);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CaseLists cases(boolean ended) {
        return TestCases.lists(ended);
    }

    @Override
    public OrderList orders(OrderFilter filter) {
        return TestOrders.list(filter);
    }

    @Override
    public Optional<OrderRow> order(String ref) {
        return TestOrders.find(ref);
    }

    /** Commands about tips. */
    public List<TipCommand> sentAboutTips() {
        return List.copyOf(sentAboutTips);
    }

    @Override
    public CompletionStage<Void> send(TipCommand command) {
        sentAboutTips.add(command);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public TipList tips(boolean ended) {
        return TestTips.list(ended);
    }

    @Override
    public Optional<TipView> tip(String ref) {
        return TestTips.find(ref);
    }

    @Override
    public List<ContestRow> contests() {
        return TestSteps.contests();
    }

    private void tell(TestHold hold, HoldEvent event) {
        QueueRow row = hold.row();
        HoldChange change = new HoldChange(hold.id(), row.step(), row.institutionId(), event, row.stage());
        listeners.forEach(listener -> listener.accept(change));
    }

    @Override
    public Subscription subscribe(Consumer<HoldChange> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public synchronized CompletionStage<Optional<HoldStep>> send(HoldCommand command, Duration patience) {
        sent.add(command);
        if (answer == Answer.NOT_IN_THE_LOG) {
            return CompletableFuture.failedFuture(new IOException("the log cannot be reached"));
        }
        if (answer == Answer.NOTHING_IN_TIME) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        TestHold hold = Objects.requireNonNull(holds.get(command.getHoldId()));
        if (hold.row().step() != command.getSeenStep()) {
            return CompletableFuture.completedFuture(Optional.of(stale(hold, command)));
        }
        HoldStep step = take(hold, command);
        tell(hold, step.getEvent());
        return CompletableFuture.completedFuture(Optional.of(step));
    }

    private HoldStep stale(TestHold hold, HoldCommand command) {
        return HoldStep.newBuilder()
                .setHoldId(hold.id())
                .setStep(hold.row().step())
                .setEvent(HoldEvent.COMMAND_REFUSED)
                .setAt(clock.instant())
                .setCommandId(command.getCommandId())
                .setRefusal(HoldRefusal.STALE)
                .setRefusalDetail("step " + command.getSeenStep() + " was seen, the newest is "
                        + hold.row().step() + "; look again")
                .build();
    }

    private HoldStep take(TestHold hold, HoldCommand command) {
        HoldStage stage = hold.stage();
        boolean second = stage == HoldStage.APPEALED || stage == HoldStage.RE_REVIEW;
        return switch (command.getKind()) {
            case CLAIM ->
                hold.add(draft(hold, command, HoldEvent.CLAIMED, second ? HoldStage.RE_REVIEW : HoldStage.FIRST_REVIEW)
                        .setClaimedBy(command.getActorId())
                        .setClaimUntil(clock.instant().plus(Duration.ofHours(4)))
                        .build());
            case UNCLAIM, RETURN ->
                hold.add(draft(
                                hold,
                                command,
                                command.getKind() == HoldCommandKind.RETURN
                                        ? HoldEvent.REVIEW_RETURNED
                                        : HoldEvent.UNCLAIMED,
                                second ? HoldStage.APPEALED : HoldStage.HELD)
                        .build());
            case REVIEW, CONFIRM -> {
                Map<String, Long> keep = TestHold.amounts(command.getOpinions());
                boolean all = !keep.isEmpty() && keep.values().stream().allMatch(fen -> fen == 0);
                yield hold.result(
                        draft(hold, command, HoldEvent.REVIEWED, all ? HoldStage.RELEASED : HoldStage.NOTIFIED),
                        keep,
                        false);
            }
            case APPEAL ->
                hold.add(draft(hold, command, HoldEvent.APPEALED, HoldStage.APPEALED)
                        .build());
            case ACCEPT -> hold.result(draft(hold, command, HoldEvent.ACCEPTED, HoldStage.DEDUCTED), Map.of(), true);
            case VOTE ->
                hold.add(draft(hold, command, HoldEvent.VOTED, stage)
                        .setVotes(hold.row().votes() + 1)
                        .setOpinions(command.getOpinions())
                        .build());
            case ESCALATE ->
                hold.add(draft(hold, command, HoldEvent.ESCALATED, HoldStage.HELD)
                        .setEscalated(true)
                        .build());
            case SUBMIT_LEAD ->
                hold.add(draft(hold, command, HoldEvent.LEAD_SUBMITTED, stage)
                        .setLeadSubmitted(true)
                        .build());
            case PAUSE_CLOCK ->
                hold.add(draft(hold, command, HoldEvent.CLOCK_PAUSED, stage)
                        .setDeadline(null)
                        .setPausedUntil(clock.instant().plus(Duration.ofDays(30)))
                        .build());
            case RESUME_CLOCK ->
                hold.add(draft(hold, command, HoldEvent.CLOCK_RESUMED, stage).build());
        };
    }

    private HoldStep.Builder draft(TestHold hold, HoldCommand command, HoldEvent event, HoldStage after) {
        return hold.by(event, after, command.getActorId(), command.getActorRole(), command.getReason(), clock.instant())
                .setCommandId(command.getCommandId())
                .setAttachments(command.getAttachments());
    }

    @Override
    public synchronized QueuePage queue(QueueFilter filter) {
        List<QueueRow> rows = new ArrayList<>(holds.values().stream()
                .map(TestHold::row)
                .filter(row -> matches(row, filter))
                .toList());
        rows.sort(order(filter.sort()));
        int from = filter.after().map(Integer::parseInt).orElse(0);
        int to = Math.min(rows.size(), from + filter.limit());
        return new QueuePage(
                rows.subList(Math.min(from, to), to),
                rows.size(),
                to < rows.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    private static boolean matches(QueueRow row, QueueFilter filter) {
        boolean stage =
                filter.stages().isEmpty() ? row.heldFen() > 0 : filter.stages().contains(row.stage());
        return stage
                && filter.region()
                        .map(code -> row.institutionId().startsWith(code, 1))
                        .orElse(true)
                && filter.institutionId().map(row.institutionId()::equals).orElse(true)
                && filter.ruleCode().map(row.ruleCodes()::contains).orElse(true)
                && (filter.severity().isEmpty() || filter.severity().getAsInt() == row.severity())
                && filter.claimedBy()
                        .map(id -> row.claimedBy().equals(Optional.of(id)))
                        .orElse(true)
                && (!filter.unclaimed() || row.claimedBy().isEmpty())
                && filter.dueBefore()
                        .map(due -> row.deadline().map(due::isAfter).orElse(false))
                        .orElse(true)
                && row.heldFen() >= filter.leastHeldFen();
    }

    private static Comparator<QueueRow> order(HoldSort sort) {
        return switch (sort) {
            case DEADLINE -> Comparator.comparing(row -> row.deadline().orElse(Instant.MAX));
            case AMOUNT -> Comparator.comparing(QueueRow::heldFen).reversed();
            case OPENED -> Comparator.comparing(QueueRow::openedAt);
        };
    }

    @Override
    public synchronized Optional<HoldView> hold(String holdId) {
        return Optional.ofNullable(holds.get(holdId)).map(TestHold::view);
    }

    private synchronized List<QueueRow> rows() {
        return holds.values().stream().map(TestHold::row).toList();
    }

    @Override
    public Optional<SubjectView> institution(String institutionId, Period period) {
        List<QueueRow> rows = rows().stream()
                .filter(row -> row.institutionId().equals(institutionId))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(TestFigures.subject(institutionId, rows.get(0).institutionName(), rows, period));
    }

    @Override
    public Optional<SubjectView> practitioner(String practitionerId, Period period) {
        return practitionerId.startsWith("D")
                ? Optional.of(TestFigures.subject(practitionerId, practitionerId, rows(), period))
                : Optional.empty();
    }

    @Override
    public Dashboard dashboard(Period period, Instant now) {
        return TestFigures.dashboard(rows(), period, now);
    }

    @Override
    public List<RulePerformance> rules(Period period) {
        return TestFigures.rules();
    }

    @Override
    public List<PublicEdition> publicMonths() {
        return TestMonths.all();
    }

    @Override
    public Optional<PublicMonth> publicMonth(String month) {
        return TestMonths.month(month);
    }
}
