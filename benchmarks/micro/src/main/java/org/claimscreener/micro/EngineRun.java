package org.claimscreener.micro;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.patient.Outcome;
import org.claimscreener.engine.patient.PatientDesk;
import org.claimscreener.engine.patient.PatientMemory;
import org.claimscreener.engine.screen.Screener;

import com.sun.management.ThreadMXBean;

/**
 * What a settlement costs at its person's desk, all packs that ship in force: microseconds of the thread's own time and
 * bytes allocated, a settlement, over and over. Both hold beside busy neighbours, the bytes to the last, where a clock on
 * the wall does not; so this is for comparing two commits, and for a profiler to look at. The digest says whether the two
 * decide alike.
 *
 * <p>{@code EngineRun [rounds, 12 by default] [persons, 2,000] [messages, 60,000]}
 */
public final class EngineRun {
    private static final int ROUNDS = 12;
    private static final int PERSONS = 2_000;
    private static final int MESSAGES = 60_000;
    private static final int LEAST_OF_TEN = 8;
    private static final int MOST_OF_TEN = 12;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private EngineRun() {}

    /** A round over some settlements, a settlement. */
    private record Cost(double micros, double bytes) {}

    private record Turn(Town.Arrived arrived, PatientMemory memory) {}

    /** Prints a line a round, and at the end the least of the later half. */
    public static void main(String[] arguments) throws IOException, PackRefusedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int rounds = argument(arguments, 0, ROUNDS);
        List<CompiledPack> packs = PackSamples.packs(4, 1);
        Town town = Town.played(packs, argument(arguments, 1, PERSONS), argument(arguments, 2, MESSAGES));
        out.println("answers " + town.digestOfAnswers());
        Turn[] all = town.arrived().stream()
                .map(arrived -> new Turn(arrived, new FrozenMemory(arrived.past())))
                .toArray(Turn[]::new);
        Turn[] ofTen = Arrays.stream(all)
                .filter(turn ->
                        turn.arrived().lines() >= LEAST_OF_TEN && turn.arrived().lines() <= MOST_OF_TEN)
                .toArray(Turn[]::new);
        out.printf(
                "settlements %d, of 8 to 12 lines %d, earlier visits %.1f and %.1f at the mean%n",
                all.length, ofTen.length, visits(all), visits(ofTen));
        PatientDesk desk = new PatientDesk(new Screener(packs));
        Cost[] whole = new Cost[rounds];
        Cost[] ten = new Cost[rounds];
        for (int i = 0; i < rounds; i++) {
            whole[i] = round(desk, all);
            ten[i] = round(desk, ofTen);
            out.println(line("round " + i, whole[i], ten[i]));
        }
        out.println(line("least", least(whole), least(ten)));
        packs.forEach(CompiledPack::close);
    }

    private static int argument(String[] arguments, int at, int otherwise) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
    }

    private static double visits(Turn[] turns) {
        return Arrays.stream(turns)
                .mapToInt(turn -> turn.arrived().past().size())
                .average()
                .orElse(0);
    }

    private static Cost round(PatientDesk desk, Turn[] turns) {
        long id = Thread.currentThread().getId();
        long bytes = THREADS.getThreadAllocatedBytes(id);
        long nanos = THREADS.getCurrentThreadCpuTime();
        for (Turn turn : turns) {
            Outcome outcome = desk.receive(turn.arrived().input(), turn.memory(), false);
            if (!(outcome instanceof Outcome.Decided)) {
                throw new IllegalStateException("not decided: " + outcome);
            }
        }
        double count = Math.max(1, turns.length);
        return new Cost(
                (THREADS.getCurrentThreadCpuTime() - nanos) / 1e3 / count,
                (THREADS.getThreadAllocatedBytes(id) - bytes) / count);
    }

    /** Of the later half, when the machine code is made: neighbours can only add to it. */
    private static Cost least(Cost[] costs) {
        Cost[] later = Arrays.copyOfRange(costs, costs.length / 2, costs.length);
        return new Cost(
                Arrays.stream(later).mapToDouble(Cost::micros).min().orElse(0),
                Arrays.stream(later).mapToDouble(Cost::bytes).min().orElse(0));
    }

    private static String line(String name, Cost all, Cost ten) {
        return "%-9s all %6.1f us %7.0f bytes    of ten lines %6.1f us %7.0f bytes"
                .formatted(name, all.micros(), all.bytes(), ten.micros(), ten.bytes());
    }
}
