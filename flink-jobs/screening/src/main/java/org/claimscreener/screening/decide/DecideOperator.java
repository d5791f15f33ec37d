package org.claimscreener.screening.decide;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.IOUtils;
import org.claimscreener.engine.patient.LogAnswer;
import org.claimscreener.engine.patient.LogAnswers;
import org.claimscreener.engine.patient.Outcome;
import org.claimscreener.engine.patient.PatientDesk;
import org.claimscreener.engine.patient.PatientInput;
import org.claimscreener.engine.patient.WaitingInputs;
import org.claimscreener.engine.readback.FollowedLog;
import org.claimscreener.flow.store.FlushAhead;
import org.claimscreener.screening.DeadLetters;
import org.claimscreener.screening.metrics.DecideOnceMetrics;
import org.claimscreener.screening.metrics.PartitionFlow;
import org.claimscreener.screening.metrics.ScreeningMetrics;
import org.claimscreener.screening.metrics.StageTimes;
import org.claimscreener.screening.packs.PackShelf;
import org.claimscreener.screening.readback.DecisionLog;
import org.claimscreener.screening.readback.ReadBackGate;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.screening.record.Profiled;
import org.claimscreener.screening.record.TraceAnswer;
import org.claimscreener.screening.record.TraceAnswersState;
import org.claimscreener.screening.standing.StandingSource;
import org.jspecify.annotations.Nullable;

/**
 * One patient's settlements, in order. Before the first input it reads back what earlier attempts published; then each
 * input goes to the {@link PatientDesk}, and what comes of it goes out. While it runs it follows its own log, so that a
 * record that it did not write is noticed and, when it stood there first, obeyed.
 *
 * <p>An operator and not a function, because it changes keyed state before the first input, and the sink that is chained
 * to it must be open before it is: {@link org.claimscreener.screening.readback.ReadBackCoordinator}.
 */
class DecideOperator extends AbstractStreamOperator<Outgoing>
        implements TwoInputStreamOperator<Profiled, TraceAnswer, Outgoing>, Triggerable<String, VoidNamespace> {
    private static final long serialVersionUID = 1L;

    /**
     * How long an input waits for the inputs of recorded answers. They come from the same partition of the same topic, as
     * fast as it can be read; whoever still misses them then, misses them for good.
     */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Patients whose wait was given up; beyond it nobody waits any more until the next restart. */
    private static final int MAX_GIVEN_UP = 100_000;

    private final transient PackWiring packs;
    private final transient StandingSource standing;
    private final transient @Nullable DecisionLog log;
    private final transient @Nullable ReadBackGate gate;
    private final transient MailboxExecutor mailbox;
    private final transient Set<String> givenUp = new HashSet<>();
    private final transient FollowedLog followed = new FollowedLog();
    private transient StampedDecider decider;
    private transient ShadowDesk shadows;
    private transient PatientDesk desk;
    private transient PatientInputs inputs;
    private transient DeadLetters deadLetters;
    private transient PartitionFlow flow;
    private transient ScreeningMetrics screening;
    private transient DecideOnceMetrics once;
    private transient KeyedPatientMemory memory;
    private transient WaitingRoom waiting;
    private transient TraceAnswers traces;
    private transient TracePatience patience;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient KeyGroupRange keyGroups;
    private transient int maxParallelism;
    private transient @Nullable LogFollower follower;
    private transient FlushAhead flushAhead;

    /**
     * The operator of one subtask.
     *
     * @param packs how packs are watched and looked up
     * @param standing what is in force about whom
     * @param log the log that its answers go to; null for a run that never restarts
     * @param gate the way to its coordinator; null without a log
     */
    @SuppressWarnings("NullAway.Init") // The other parts come with open(), in the task that uses them.
    DecideOperator(
            StreamOperatorParameters<Outgoing> parameters,
            PackWiring packs,
            StandingSource standing,
            @Nullable DecisionLog log,
            @Nullable ReadBackGate gate) {
        super(parameters);
        this.packs = packs;
        this.standing = standing;
        this.log = log;
        this.gate = gate;
        this.mailbox = parameters.getMailboxExecutor();
    }

    @Override
    public void open() throws Exception {
        super.open();
        decider = new StampedDecider(PackShelf.ofThisJvm(), packs.timed(), packs.watch());
        desk = new PatientDesk(decider);
        ShadowResults shadowResults = new ShadowResults();
        shadows = new ShadowDesk(
                PackShelf.ofThisJvm(),
                command -> mailbox.execute(command::run, "what a shadow pack says"),
                result -> output.collect(ShadowResults.TAG, new StreamRecord<>(shadowResults.of(result))));
        flow = PartitionFlow.open();
        deadLetters = new DeadLetters(flow);
        screening = ScreeningMetrics.ofThisJvm();
        once = DecideOnceMetrics.ofThisJvm();
        MapState<String, byte[]> recorded = getRuntimeContext().getMapState(PatientStates.recorded());
        MapState<String, TraceAnswersState> answers = getRuntimeContext().getMapState(PatientStates.traceAnswers());
        waiting = new WaitingRoom(getRuntimeContext().getListState(PatientStates.waiting()), this::patient);
        traces = new TraceAnswers(answers);
        inputs = new PatientInputs(standing.open(), traces);
        patience = new TracePatience(PATIENCE, getProcessingTimeService(), this::giveUpTraces);
        memory = new KeyedPatientMemory(
                VisitStore.open(getRuntimeContext(), getKeyedStateBackend()),
                getRuntimeContext().getMapState(PatientStates.ledger()),
                recorded,
                waiting,
                once);
        TaskInfo task = getRuntimeContext().getTaskInfo();
        maxParallelism = task.getMaxNumberOfParallelSubtasks();
        keyGroups = KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                maxParallelism, task.getNumberOfParallelSubtasks(), task.getIndexOfThisSubtask());
        timers = getInternalTimerService("waiting", VoidNamespaceSerializer.INSTANCE, this);
        forEachPatientIn(PatientStates.recorded().getName(), patient -> {
            for (String ignored : recorded.keys()) {
                memory.countRecorded();
            }
        });
        forEachPatientIn(PatientStates.traceAnswers().getName(), patient -> {
            for (String ignored : answers.keys()) {
                traces.countRestored();
            }
        });
        forEachPatientIn(PatientStates.waiting().getName(), patient -> {
            waiting.countRestored();
            List<Profiled> restored = waiting.ofPatient();
            restored.forEach(one -> flow.restored(one.getAccepted().getPartition()));
            watch(restored);
        });
        if (log != null && gate != null) {
            readBack(log, gate);
        }
        flushAhead = FlushAhead.of(getKeyedStateBackend(), getProcessingTimeService());
    }

    /** What is done to state that was restored, in the context of each patient that has any of that name. */
    @FunctionalInterface
    private interface PatientAction {
        void of(String patientId) throws Exception;
    }

    private void forEachPatientIn(String state, PatientAction action) throws Exception {
        List<String> patients;
        try (var keys = this.<String>getKeyedStateBackend().getKeys(state, VoidNamespace.INSTANCE)) {
            patients = keys.distinct().toList();
        }
        for (String patient : patients) {
            setCurrentKey(patient);
            action.of(patient);
        }
    }

    private void readBack(DecisionLog log, ReadBackGate gate) throws InterruptedException {
        ReadBackGate.Range range = gate.awaitAllOpen();
        long began = System.nanoTime();
        LogAnswers answers = new LogAnswers();
        once.readBackBegins(range.from().recordsTo(range.to()));
        try (DecisionLog.Reader reader = log.openReader()) {
            reader.read(range.from(), range.to(), (key, value) -> {
                once.readBack();
                if (isOurs(key)) {
                    answers.read(value).ifPresent(answer -> enter(answer, false));
                }
            });
        }
        once.readBackEnds(System.nanoTime() - began);
        gate.readBack();
        // What waits in the state may have been answered between its checkpoint and the failure, and comes no more.
        mailbox.execute(
                () -> forEachPatientIn(PatientStates.waiting().getName(), patient -> resume(mayWait(patient))),
                "inputs that waited before the restart");
        follower = new LogFollower(log.openReader(), range.to(), this::isOurs, followed::metAsExpected, this::met);
        follower.start();
    }

    private boolean isOurs(byte @Nullable [] key) {
        return key != null
                && keyGroups.contains(KeyGroupRangeAssignment.assignToKeyGroup(
                        new String(key, StandardCharsets.UTF_8), maxParallelism));
    }

    /** In the follower's thread; what it means for the patient is for the task's thread to say. */
    private void met(LogAnswer answer) {
        boolean first = followed.meet(answer.key(), answer.bytes()) == FollowedLog.Meeting.BEFORE_OURS;
        mailbox.execute(() -> enterWhileRunning(answer, first), "an answer in the log that was not expected");
    }

    private PatientDesk.Entered enter(LogAnswer answer, boolean first) {
        setCurrentKey(answer.patientId());
        PatientDesk.Entered entered = desk.enter(answer, first, memory);
        if (entered == PatientDesk.Entered.CONTRADICTS) {
            once.contradicted(answer.key().settlementId(), first);
        }
        return entered;
    }

    private void enterWhileRunning(LogAnswer answer, boolean first) throws Exception {
        if (enter(answer, first) == PatientDesk.Entered.RECORDED) {
            resume(mayWait(answer.patientId()));
        }
    }

    private String patient() {
        return (String) getCurrentKey();
    }

    @Override
    public void processElement1(StreamRecord<Profiled> element) throws Exception {
        Profiled profiled = element.getValue();
        boolean mayWait = mayWait(patient());
        List<Profiled> waited = waiting.ofPatient();
        int before = waited.size();
        WaitingInputs.arrived(profiled, waited, (one, behind) -> receive(one, mayWait, behind));
        if (memory.awaitsInputs() && waited.contains(profiled)) {
            wakeLater();
        }
        keep(waited, before);
    }

    @Override
    public void processElement2(StreamRecord<TraceAnswer> element) throws Exception {
        traces.came(element.getValue());
        if (waiting.isEmptyEverywhere()) {
            return;
        }
        List<Profiled> waited = waiting.ofPatient();
        if (!waited.isEmpty() && traces.complete(waited.get(0))) {
            resume(mayWait(patient()));
        }
    }

    /** Whether any input waits. */
    boolean anyWaits() {
        return !waiting.isEmptyEverywhere();
    }

    private void keep(List<Profiled> waited, int before) throws Exception {
        waiting.replace(waited, before);
        watch(waited);
    }

    private void watch(List<Profiled> waited) {
        if (waited.isEmpty() || traces.complete(waited.get(0))) {
            patience.waitsNoMore(patient());
            return;
        }
        patience.waitsFor(patient(), TraceAnswers.place(waited.get(0)));
    }

    private void giveUpTraces(String patient) throws Exception {
        setCurrentKey(patient);
        List<Profiled> waited = waiting.ofPatient();
        if (!waited.isEmpty() && !traces.complete(waited.get(0))) {
            once.gaveUpTraces();
            traces.giveUp(waited.get(0));
            resume(mayWait(patient));
        }
    }

    private void wakeLater() {
        once.waits();
        timers.registerProcessingTimeTimer(
                VoidNamespace.INSTANCE, timers.currentProcessingTime() + PATIENCE.toMillis());
    }

    private boolean mayWait(String patientId) {
        return !givenUp.contains(patientId) && givenUp.size() < MAX_GIVEN_UP;
    }

    private Outcome receive(Profiled profiled, boolean mayWait, boolean behind) {
        Accepted accepted = profiled.getAccepted();
        PatientInput input = inputs.of(profiled);
        long began = System.nanoTime();
        Outcome outcome = desk.receive(input, memory, mayWait, behind);
        if (!(outcome instanceof Outcome.Waits)) {
            traces.needless(profiled);
        }
        if (outcome instanceof Outcome.Decided decided) {
            screening.screened(decided.decision(), System.nanoTime() - began);
            publish(
                    accepted,
                    input,
                    decided.bytes(),
                    decided.decision().getVerdict().name(),
                    false);
            decider.takeLast().ifPresent(screened -> shadows.decided(profiled, screened));
        } else if (outcome instanceof Outcome.Receipted receipted) {
            screening.reversed();
            publish(accepted, input, receipted.bytes(), "REVERSED", false);
        } else if (outcome instanceof Outcome.Repeated repeated) {
            if (repeated.adopted()) {
                once.adopted();
            } else {
                screening.repeated();
            }
            publish(accepted, input, repeated.bytes(), "REPEATED", true);
        } else if (outcome instanceof Outcome.Refused refused) {
            Outgoing letter = deadLetters.of(accepted, refused.reason(), refused.message(), refused.field());
            output.collect(DeadLetters.TAG, new StreamRecord<>(letter));
        }
        return outcome;
    }

    /** Tries the current patient's waiting inputs again. */
    private void resume(boolean mayWait) throws Exception {
        List<Profiled> waited = waiting.ofPatient();
        int before = waited.size();
        WaitingInputs.resume(waited, (one, behind) -> receive(one, mayWait, behind));
        keep(waited, before);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        waiting.store(this::setCurrentKey);
        traces.store(this::setCurrentKey);
        flushAhead.barrier();
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        if (memory.awaitsInputs() && !waiting.ofPatient().isEmpty()) {
            once.gaveUpWaiting();
            givenUp.add(timer.getKey());
            resume(false);
        }
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("nothing waits for event time");
    }

    private void publish(Accepted accepted, PatientInput input, ByteBuffer bytes, String label, boolean repeated) {
        if (log != null && !repeated) {
            // Only the first publication: what is repeated stands in the log already, and that record binds.
            followed.expect(OutgoingAnswers.key(input), bytes);
        }
        flow.answered(accepted.getPartition());
        StageTimes.DECIDED.passed(accepted.getReceivedAtMs());
        Outgoing answer = OutgoingAnswers.of(accepted, bytes, label, repeated);
        output.collect(new StreamRecord<>(answer));
    }

    @Override
    public void close() throws Exception {
        IOUtils.closeAll(flushAhead, follower);
        if (memory != null) {
            flow.close();
            memory.uncountRecorded();
        }
        if (inputs != null) {
            inputs.close();
        }
        if (decider != null) {
            shadows.close();
            decider.close();
        }
        super.close();
    }
}
