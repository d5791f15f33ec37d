package org.claimscreener.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.claimscreener.engine.readback.LogPosition;
import org.jspecify.annotations.Nullable;

/**
 * One run of the job, from a restart to the next: its subtasks and what travels between them. It goes through: sinks
 * start and fence, the end of the log is taken, subtasks read back to it, inputs are answered.
 */
final class Attempt {
    /** One channel in so many is slow. */
    private static final int SLOW_CHANNELS = 4;

    /** In one attempt of so many the sources are slow, so that it takes long to catch up. */
    private static final int SLOW_SOURCES = 3;

    /** Slow sources read once in so many times. */
    private static final int SLOWNESS = 10;

    private final World world;
    private final int number;
    private final int parallelism;
    private final int parallelismBefore;
    private final Checkpoint restored;
    private final LogPosition readBackFrom;
    private final List<SourceTask> sources = new ArrayList<>();
    private final List<InstitutionTask> institutions = new ArrayList<>();
    private final List<PatientTask> patients = new ArrayList<>();
    private final List<Producer<?>> producers = new ArrayList<>();
    private final boolean slowSources;
    private int sinksStarted;
    private boolean dead;
    private @Nullable LogPosition readBackTo;
    private @Nullable CheckpointInMaking checkpoint;

    Attempt(World world, int number, int parallelism, int before, Checkpoint restored, LogPosition readBackFrom) {
        this.world = world;
        this.number = number;
        this.parallelism = parallelism;
        this.parallelismBefore = before;
        this.restored = restored;
        this.readBackFrom = readBackFrom;
        this.slowSources = world.random().nextInt(SLOW_SOURCES) == 0;
        for (int i = 0; i < parallelism; i++) {
            sources.add(new SourceTask(world, offsets(i), deadLetters(i)));
            institutions.add(new InstitutionTask(world, this, restored.institutionsOf(i, parallelism), deadLetters(i)));
            Producer<byte[]> answers = new Producer<>(i, world.decisions()::append);
            producers.add(answers);
            patients.add(new PatientTask(world, this, restored.patientsOf(i, parallelism), answers, deadLetters(i)));
        }
        connect();
    }

    private Map<Integer, Long> offsets(int subtask) {
        Map<Integer, Long> own = new TreeMap<>();
        for (int partition = subtask; partition < world.settlements().partitions(); partition += parallelism) {
            own.put(partition, restored.offsets().getOrDefault(partition, 0L));
        }
        return own;
    }

    private Producer<DeadLetterLog.Letter> deadLetters(int subtask) {
        Producer<DeadLetterLog.Letter> producer = new Producer<>(subtask, world.deadLetters()::append);
        producers.add(producer);
        return producer;
    }

    private void connect() {
        for (InstitutionTask institution : institutions) {
            for (SourceTask source : sources) {
                Channel channel = channel();
                source.connect(channel);
                institution.connect(channel);
            }
        }
        for (PatientTask patient : patients) {
            for (InstitutionTask institution : institutions) {
                Channel channel = channel();
                institution.connectTo(channel);
                patient.connect(channel);
            }
        }
    }

    private Channel channel() {
        return new Channel(world.random().nextInt(SLOW_CHANNELS) == 0);
    }

    int number() {
        return number;
    }

    int parallelism() {
        return parallelism;
    }

    List<PatientTask> patients() {
        return patients;
    }

    List<InstitutionTask> institutions() {
        return institutions;
    }

    boolean owns(String patientId, int subtask) {
        return Keys.subtask(patientId, parallelism) == subtask;
    }

    /** Whether a subtask keeps what it reads back of a patient. */
    boolean readsBack(String patientId, int subtask) {
        int keyed = world.has(Defect.OLD_KEYS_ONLY) ? parallelismBefore : parallelism;
        return owns(patientId, subtask) && Keys.subtask(patientId, keyed) == subtask;
    }

    // Starting.

    boolean sinksStarted() {
        return sinksStarted == parallelism;
    }

    /**
     * The next subtask's sinks start: they commit what the checkpoint holds of subtasks whose numbers fall to them, and
     * bar the writers of those numbers in all attempts before. False when all have started.
     */
    boolean startSink(List<Attempt> before) {
        if (dead || sinksStarted()) {
            return false;
        }
        int subtask = sinksStarted++;
        if (world.has(Defect.FENCE_BEFORE_COMMIT)) {
            fence(before, subtask);
        }
        for (Checkpoint.ToCommit written : restored.toCommit()) {
            if (written.subtask() % parallelism == subtask) {
                if (written.transaction().commit()) {
                    world.count(Happening.COMMITTED_AT_RESTART);
                }
            }
        }
        fence(before, subtask);
        world.trace("#%s sinks of %s started", number, subtask);
        return true;
    }

    private void fence(List<Attempt> before, int subtask) {
        if (world.has(Defect.NO_FENCE)) {
            return;
        }
        for (Attempt attempt : before) {
            attempt.producers.stream()
                    .filter(producer -> producer.subtask() % parallelism == subtask)
                    .forEach(producer -> {
                        if (producer.fence()) {
                            world.count(Happening.OLD_ATTEMPT_WAS_FENCED);
                        }
                    });
        }
    }

    /** The coordinator takes the end to which is read back; false when it is too early or was done. */
    boolean takeEnd() {
        boolean early = !sinksStarted() && !world.has(Defect.END_BEFORE_FENCE);
        if (dead || early || readBackTo != null) {
            return false;
        }
        readBackTo = world.decisions().end();
        world.trace("#%s will read back from %s to %s", number, readBackFrom, readBackTo);
        return true;
    }

    boolean readBack(SplittableRandom random) {
        LogPosition to = readBackTo;
        if (to == null || !sinksStarted()) {
            return false;
        }
        boolean nothing = world.has(Defect.NO_READ_BACK)
                || (restored.isNone() && world.has(Defect.NO_READ_BACK_WITHOUT_CHECKPOINT));
        LogPosition from = nothing ? to : readBackFrom;
        return any(patients, random, task -> task.readBack(from, to));
    }

    boolean hasReadBack() {
        return patients.stream().allMatch(PatientTask::hasReadBack);
    }

    /** Whether any answer is recorded that no input has met. */
    boolean awaitsInputs() {
        return patients.stream()
                .flatMap(task -> task.stores().values().stream())
                .anyMatch(PatientStore::awaitsInputs);
    }

    // Running.

    boolean read(SplittableRandom random) {
        boolean delayed = slowSources && !world.calm() && random.nextInt(SLOWNESS) > 0;
        return !delayed && any(sources, random, source -> source.read(random));
    }

    boolean sendBarrier(SplittableRandom random) {
        return any(sources, random, SourceTask::sendBarrier);
    }

    boolean profile(SplittableRandom random) {
        return any(institutions, random, task -> task.take(random));
    }

    boolean answer(SplittableRandom random) {
        return any(patients, random, task -> task.take(random));
    }

    boolean land(SplittableRandom random) {
        boolean landed = any(producers, random, Producer::land);
        if (landed && world.current() != this) {
            world.count(Happening.OLD_ATTEMPT_WROTE);
        }
        return landed;
    }

    boolean commit(SplittableRandom random) {
        return any(producers, random, Producer::commit);
    }

    boolean follow(SplittableRandom random) {
        return any(patients, random, task -> task.follow(random));
    }

    private <T> boolean any(List<T> parts, SplittableRandom random, Predicate<T> step) {
        int first = parts.isEmpty() ? 0 : random.nextInt(parts.size());
        for (int i = 0; !dead && i < parts.size(); i++) {
            if (step.test(parts.get((first + i) % parts.size()))) {
                return true;
            }
        }
        return false;
    }

    // Checkpoints.

    /** Begins a checkpoint: every source is asked to send its barrier. */
    CheckpointInMaking begin(long checkpointId, String bound) {
        CheckpointInMaking begun = new CheckpointInMaking(checkpointId, bound, 3 * parallelism);
        checkpoint = begun;
        sources.forEach(source -> source.ask(begun));
        return begun;
    }

    /** The checkpoint whose barrier a subtask passes. */
    CheckpointInMaking passes(long checkpointId) {
        CheckpointInMaking begun = checkpoint;
        if (begun == null || begun.id() != checkpointId) {
            throw new IllegalStateException("a barrier of checkpoint " + checkpointId + " that was not begun last");
        }
        return begun;
    }

    void mayCommit(long checkpointId) {
        producers.forEach(producer -> producer.mayCommit(checkpointId));
    }

    // Dying.

    /** Its processes are gone; what they had sent may land still, or is lost. */
    void die(boolean lands) {
        dead = !lands;
        if (lands) {
            sources.clear();
            institutions.clear();
            patients.clear();
        } else {
            producers.forEach(Producer::lose);
        }
    }
}
