package org.claimscreener.load.measure;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.HdrHistogram.Histogram;
import org.claimscreener.load.material.Material;
import org.claimscreener.load.material.Sample;
import org.claimscreener.load.sut.Sut;
import org.claimscreener.load.workload.Workload;
import org.claimscreener.stack.flink.CheckpointTime;
import org.claimscreener.stack.process.Waiting;

/** Measures one running system by a workload. Not thread-safe. */
public final class Measurement implements AutoCloseable {
    /** While the past is taken in, as fast as it can be. */
    private static final int MOST_UNDER_WAY = 3_000;

    private static final int CEILING_SECONDS = 15;
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(90);
    private static final Duration FILL_PATIENCE = Duration.ofMinutes(2);
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final long REPORT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final Sut sut;
    private final Workload workload;
    private final Material material;
    private final Consumer<String> progress;
    private final Reader reader;
    private final Sender sender;
    private long next;
    private long sentInAll;

    public Measurement(Sut sut, Workload workload, Material material, Consumer<String> progress) {
        this.sut = sut;
        this.workload = workload;
        this.material = material;
        this.progress = progress;
        this.reader = new Reader(sut.bootstrapServers(), sut.answers());
        this.sender = new Sender(sut.bootstrapServers());
        this.next = material.past();
    }

    /** Settlements that phases of this workload send at most, the past not counted. */
    public static long needed(Workload workload) {
        long needed = (long) workload.warmUp().rate() * workload.warmUp().seconds();
        for (int rate : workload.rates()) {
            needed += (long) rate * workload.seconds();
        }
        if (workload.ceiling() > 0) {
            needed += 8L * workload.ceiling() * CEILING_SECONDS;
        }
        return needed;
    }

    /**
     * Makes the past, warms up and measures.
     *
     * @throws IOException when the system ends, or takes nothing more in
     */
    public SystemResult run() throws IOException {
        double filled = sut.kind().remembers() ? fill() : 0;
        if (workload.warmUp().seconds() > 0) {
            say("warming up");
            PhaseResult warmUp =
                    phase(workload.warmUp().rate(), workload.warmUp().seconds());
            tell(warmUp);
        }
        List<PhaseResult> phases = new ArrayList<>();
        for (int rate : workload.rates()) {
            PhaseResult phase = phase(rate, workload.seconds());
            tell(phase);
            phases.add(phase);
            if (!phase.sustained()) {
                break;
            }
        }
        return new SystemResult(sut.kind(), filled, phases, highest(phases));
    }

    private double fill() throws IOException {
        say("taking in a past of " + material.past() + " settlements");
        long begin = System.nanoTime();
        long reported = begin;
        for (long number = 0; number < material.past(); number++) {
            if (sentInAll - reader.total() >= MOST_UNDER_WAY) {
                await(() -> sentInAll - reader.total() < MOST_UNDER_WAY, FILL_PATIENCE);
            }
            sender.send(material.sample(number));
            sentInAll++;
            if (System.nanoTime() - reported > REPORT_EVERY_NANOS) {
                reported = System.nanoTime();
                say(String.format(Locale.ROOT, "  %,d, %,.0f a second", number, number / ((reported - begin) / 1e9)));
            }
        }
        await(() -> reader.total() >= sentInAll, FILL_PATIENCE);
        return material.past() / ((System.nanoTime() - begin) / 1e9);
    }

    private PhaseResult phase(int rate, int seconds) throws IOException {
        int count = Math.multiplyExact(rate, seconds);
        if (next + count > material.size()) {
            throw new IOException("the material is used up");
        }
        Sample[] samples = new Sample[count];
        for (int i = 0; i < count; i++) {
            samples[i] = material.sample(next + i);
        }
        Track track = new Track(next, count);
        next += count;
        reader.follow(track);
        long deadBefore = reader.deadLetters();
        Map<String, Long> cpuBefore = CpuMeter.read(sut.pids());
        Instant began = Instant.now();
        long begin = sender.bySchedule(samples, rate, track);
        sentInAll += count;
        boolean unused = Waiting.until(
                () -> {
                    check();
                    return track.answered() + reader.deadLetters() - deadBefore >= count;
                },
                ANSWER_PATIENCE);
        Map<String, Long> cpuAfter = CpuMeter.read(sut.pids());
        Duration lasted = Duration.ofSeconds(seconds);
        return result(
                rate,
                began,
                lasted,
                track,
                begin,
                reader.deadLetters() - deadBefore,
                cpuMicros(cpuBefore, cpuAfter, count));
    }

    private PhaseResult result(
            int rate,
            Instant began,
            Duration lasted,
            Track track,
            long begin,
            long deadLetters,
            Map<String, Double> cpuMicros)
            throws IOException {
        Histogram latencies = new Histogram(LONGEST_MICROS, 3);
        for (int i = 0; i < track.size(); i++) {
            if (track.isAnswered(i)) {
                latencies.recordValue(Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(track.tookNanos(i))));
            }
        }
        Instant end = began.plus(lasted);
        List<CheckpointTime> checkpoints = sut.checkpoints().stream()
                .filter(c -> !c.triggeredAt().isBefore(began) && c.triggeredAt().isBefore(end))
                .toList();
        return new PhaseResult(
                rate,
                began,
                lasted,
                track.size(),
                (int) Math.max(0, track.size() - track.answered() - deadLetters),
                track.repeated(),
                deadLetters,
                latencies,
                Slices.lastMs(track),
                Slices.of(track, begin),
                cpuMicros,
                reader.verdicts(),
                checkpoints,
                GcLog.pauses(sut.gcLog(), began, lasted));
    }

    private static Map<String, Double> cpuMicros(Map<String, Long> before, Map<String, Long> after, int count) {
        Map<String, Double> micros = new LinkedHashMap<>();
        after.forEach((name, nanos) -> micros.put(name, (nanos - before.getOrDefault(name, nanos)) / 1_000.0 / count));
        return micros;
    }

    /** Halves the room between what was sustained and what was not, or is not asked for, until a twentieth is left. */
    private Optional<Integer> highest(List<PhaseResult> phases) throws IOException {
        if (workload.ceiling() == 0) {
            return Optional.empty();
        }
        int sustained = 0;
        int beyond = workload.ceiling() + 1;
        for (PhaseResult phase : phases) {
            if (phase.sustained()) {
                sustained = Math.max(sustained, phase.rate());
            } else {
                beyond = Math.min(beyond, phase.rate());
            }
        }
        while (beyond - sustained > Math.max(1, sustained / 20)) {
            int rate = (beyond + sustained) / 2;
            PhaseResult trial = phase(rate, CEILING_SECONDS);
            tell(trial);
            if (trial.sustained()) {
                sustained = rate;
            } else {
                beyond = rate;
            }
        }
        return Optional.of(sustained);
    }

    private void await(Waiting.Condition condition, Duration patience) throws IOException {
        boolean held = Waiting.until(
                () -> {
                    check();
                    return condition.holds();
                },
                patience);
        if (!held) {
            throw new IOException("The system " + sut.kind().key() + " has taken in nothing more for "
                    + patience.toSeconds() + " s; " + reader.total() + " of " + sentInAll + " were answered");
        }
    }

    private void check() throws IOException {
        sut.check();
        if (reader.failure().isPresent()) {
            throw new IOException("The answers cannot be read", reader.failure().get());
        }
    }

    private void tell(PhaseResult phase) {
        say(String.format(
                Locale.ROOT,
                "  %,d/s: p50 %.2f, p99 %.1f, p99.9 %.1f, max %.0f ms%s",
                phase.rate(),
                phase.ms(50),
                phase.ms(99),
                phase.ms(99.9),
                phase.maxMs(),
                phase.sustained() ? "" : "; not sustained, " + phase.unanswered() + " unanswered"));
    }

    private void say(String what) {
        progress.accept(sut.kind().key() + ": " + what);
    }

    @Override
    public void close() {
        sender.close();
        reader.close();
    }
}
