package org.claimscreener.engine.simulation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

import org.claimscreener.engine.patient.AnswerKey;
import org.claimscreener.engine.patient.LogAnswer;
import org.claimscreener.engine.patient.Outcome;
import org.claimscreener.engine.patient.PatientDesk;
import org.claimscreener.engine.patient.PatientInput;
import org.claimscreener.engine.patient.WaitingInputs;
import org.claimscreener.engine.readback.FollowedLog;
import org.claimscreener.engine.readback.LogPosition;

/** Runs the patient's desk for some patients: reads back, then answers, and follows the log meanwhile. */
final class PatientTask extends Task {
    private final World world;
    private final Attempt attempt;
    private final PatientDesk desk;
    private final Map<String, PatientStore> stores = new TreeMap<>();
    private final Producer<byte[]> answers;
    private final Producer<DeadLetterLog.Letter> deadLetters;
    private final FollowedLog followed = new FollowedLog();
    private final Map<Integer, Long> next = new TreeMap<>();
    private final boolean waits;
    private boolean hasReadBack;

    PatientTask(
            World world,
            Attempt attempt,
            Map<String, PatientStore> stores,
            Producer<byte[]> answers,
            Producer<DeadLetterLog.Letter> deadLetters) {
        super(world);
        this.world = world;
        this.attempt = attempt;
        this.desk = new PatientDesk(world.decider());
        this.stores.putAll(stores);
        this.answers = answers;
        this.deadLetters = deadLetters;
        this.waits = !world.has(Defect.NEW_DOES_NOT_WAIT);
    }

    Map<String, PatientStore> stores() {
        return stores;
    }

    boolean hasReadBack() {
        return hasReadBack;
    }

    /** Answers published and not met in the log. */
    int underWay() {
        return followed.underWay();
    }

    /** Reads the next record on the way to the end, or sees that it has come there; false when it had before. */
    boolean readBack(LogPosition from, LogPosition to) {
        if (hasReadBack) {
            return false;
        }
        for (int partition = 0; partition < world.decisions().partitions(); partition++) {
            long offset = next.getOrDefault(partition, from.offset(partition));
            if (offset < to.offset(partition)) {
                next.put(partition, offset + 1);
                enter(world.decisions().at(partition, offset).answer());
                return true;
            }
            next.put(partition, to.offset(partition));
        }
        hasReadBack = true;
        world.trace("#%s patients %s have read back", attempt.number(), answers.subtask());
        return true;
    }

    private void enter(LogAnswer answer) {
        if (attempt.readsBack(answer.patientId(), answers.subtask())) {
            count(desk.enter(answer, false, store(answer.patientId())));
        }
    }

    /** Meets the next record of a partition drawn at random; false when there is none. */
    boolean follow(SplittableRandom random) {
        int partitions = world.decisions().partitions();
        int first = random.nextInt(partitions);
        for (int i = 0; hasReadBack && i < partitions; i++) {
            int partition = (first + i) % partitions;
            long offset = next.getOrDefault(partition, 0L);
            if (offset < world.decisions().end().offset(partition)) {
                next.put(partition, offset + 1);
                meet(world.decisions().at(partition, offset).answer());
                return true;
            }
        }
        return false;
    }

    private void meet(LogAnswer answer) {
        if (!attempt.owns(answer.patientId(), answers.subtask())) {
            return;
        }
        FollowedLog.Meeting meeting = followed.meet(answer.key(), answer.bytes());
        if (meeting != FollowedLog.Meeting.EXPECTED) {
            boolean first = meeting == FollowedLog.Meeting.BEFORE_OURS;
            count(desk.enter(answer, first, store(answer.patientId())));
        }
    }

    private void count(PatientDesk.Entered entered) {
        if (entered == PatientDesk.Entered.CONTRADICTS) {
            world.contradicted();
        }
    }

    private PatientStore store(String patientId) {
        return stores.computeIfAbsent(patientId, id -> new PatientStore());
    }

    @Override
    boolean mayTakeRecords() {
        return hasReadBack;
    }

    @Override
    void record(Element element) {
        Element.Profiled profiled = (Element.Profiled) element;
        PatientStore store = store(profiled.input().patientId());
        if (world.has(Defect.RESUMES_ONLY_WHEN_ALL_MET)) {
            receiveThenResume(profiled, store);
        } else {
            WaitingInputs.arrived(profiled, store.waiting(), (input, behind) -> receive(input, store, behind));
        }
    }

    private void receiveThenResume(Element.Profiled profiled, PatientStore store) {
        if (receive(profiled, store, false) instanceof Outcome.Waits) {
            store.waiting().add(profiled);
        } else if (!store.awaitsInputs()) {
            WaitingInputs.resume(store.waiting(), (input, behind) -> receive(input, store, behind));
        }
    }

    private Outcome receive(Element.Profiled profiled, PatientStore store, boolean behind) {
        Outcome outcome = desk.receive(profiled.forPatient(), store, waits, behind);
        world.trace(
                "#%s patients %s: %s %s",
                attempt.number(),
                answers.subtask(),
                profiled.input(),
                outcome.getClass().getSimpleName());
        world.count(happening(outcome));
        if (outcome instanceof Outcome.Decided decided) {
            publish(profiled.forPatient(), decided.bytes());
        } else if (outcome instanceof Outcome.Receipted receipted) {
            publish(profiled.forPatient(), receipted.bytes());
        } else if (outcome instanceof Outcome.Repeated repeated) {
            publish(profiled.forPatient(), repeated.bytes());
        } else if (outcome instanceof Outcome.Refused refused) {
            deadLetters.send(new DeadLetterLog.Letter(profiled.input().source(), refused.reason()));
        }
        return outcome;
    }

    private static Happening happening(Outcome outcome) {
        if (outcome instanceof Outcome.Decided) {
            return Happening.DECIDED;
        } else if (outcome instanceof Outcome.Receipted) {
            return Happening.WITHDRAWN;
        } else if (outcome instanceof Outcome.Refused) {
            return Happening.REFUSED;
        } else if (outcome instanceof Outcome.Waits) {
            return Happening.WAITED;
        }
        return outcome.adopted() ? Happening.ADOPTED : Happening.REPEATED;
    }

    private void publish(PatientInput input, ByteBuffer bytes) {
        AnswerKey key = input instanceof PatientInput.Withdrawn withdrawn
                ? AnswerKey.ofReceipt(input.settlementId(), withdrawn.reversal().getReversalId())
                : AnswerKey.ofDecision(input.settlementId());
        followed.expect(key, bytes);
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        answers.send(copy);
    }

    @Override
    void barrier(long checkpointId) {
        List<Transaction> written = new ArrayList<>(answers.barrier(checkpointId, world.flushes()));
        written.addAll(deadLetters.barrier(checkpointId, world.flushes()));
        attempt.passes(checkpointId).patients(stores, written, answers.subtask());
        world.trace("#%s patients %s pass barrier %s", attempt.number(), answers.subtask(), checkpointId);
    }
}
