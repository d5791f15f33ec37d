package org.claimscreener.screening.decide;

import java.time.Duration;
import java.util.Arrays;

import org.claimscreener.engine.patient.Outcome;
import org.claimscreener.engine.screen.PackWatch;
import org.claimscreener.screening.Inputs;
import org.claimscreener.screening.packs.GivenStamps;
import org.claimscreener.screening.packs.PackShelf;
import org.claimscreener.wire.record.Settlement;

import static org.claimscreener.screening.Inputs.accepted;

/**
 * Prints what a patient's state costs, in bytes, accesses and time: the figures of {@code flink-jobs/STATE.md}. To be run
 * by its main in the folder flink-jobs/screening, with the class path of {@code GoldenSavepointTool}; its argument is how many
 * visits the one patient makes, 10,000 if none.
 */
final class PatientStateFigures {
    private static final int WARM_UP = 2_000;

    private PatientStateFigures() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        try (GivenStamps stamps = Inputs.opened(Inputs.bundledPacks().untimed());
                StampedDecider decider = new StampedDecider(PackShelf.ofThisJvm(), false, PackWatch.NOBODY)) {
            System.out.println(stamps.stamp().packs().size() + " packs");
            for (int features : new int[] {2, 12, 60}) {
                try (CountedDesk desk = new CountedDesk(decider, features)) {
                    desk.receive(accepted(Bills.of(1, 10, 1)));
                    System.out.println("10 lines, " + features + " features: " + use(desk.use()));
                }
            }
            try (CountedDesk desk = new CountedDesk(decider, 2)) {
                year(desk);
                retriesAndReversals(desk);
            }
            try (CountedDesk desk = new CountedDesk(decider, 2)) {
                big(desk, arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]), 4);
            }
        }
    }

    private static String use(CountedMap.Use use) {
        return "gets " + use.gets + ", scans " + use.scans + " of " + use.scanned + " entries, puts " + use.puts
                + ", removes " + use.removes + ", bytes written " + use.written + ", values " + use.valueBytes;
    }

    /** 30 visits of 4 lines in a year. */
    @SuppressWarnings("SystemOut")
    private static void year(CountedDesk desk) throws Exception {
        int written = 0;
        for (int i = 0; i < 30; i++) {
            desk.receive(accepted(Bills.of(i, 4, 360 - i * 12)));
            written += desk.use().written;
        }
        System.out.println("30 visits of 4 lines: " + written + " bytes; the last: " + use(desk.use()));
    }

    @SuppressWarnings("SystemOut")
    private static void retriesAndReversals(CountedDesk desk) throws Exception {
        Settlement settlement = Bills.of(29, 4, 12);
        desk.receive(accepted(settlement));
        System.out.println("retry: " + use(desk.use()));
        desk.receive(accepted(Inputs.reversal("V12340000000001", settlement)));
        System.out.println("reversal: " + use(desk.use()));
    }

    /** One who comes again and again, and in between somebody else with a past of 30 visits. */
    @SuppressWarnings("SystemOut")
    private static void big(CountedDesk desk, int visits, int lines) throws Exception {
        for (int i = 0; i < 30; i++) {
            desk.receive(accepted(
                    Bills.of("P-OTHER", 1_000_000 + i, 4, Inputs.MONDAY.minus(Duration.ofDays(360 - i * 12)))));
        }
        long[] nanos = new long[visits];
        long[] others = new long[visits / 10];
        for (int i = 0; i < visits; i++) {
            Settlement settlement = Bills.of(Bills.PATIENT, i, lines, Inputs.MONDAY.plusSeconds(i - visits));
            long began = System.nanoTime();
            Outcome outcome = desk.receive(accepted(settlement));
            nanos[i] = System.nanoTime() - began;
            if (i == visits - 1) {
                System.out.println("visit " + visits + ": " + use(desk.use()) + ", "
                        + ((Outcome.Decided) outcome).decision().getVerdict());
            }
            if (i % 10 == 0) {
                Settlement other = Bills.of("P-OTHER", 2_000_000 + i % 300, 4, Inputs.MONDAY);
                began = System.nanoTime();
                desk.receive(accepted(other));
                others[i / 10] = System.nanoTime() - began;
            }
        }
        print("a decision for a patient with up to 100 visits", Arrays.copyOfRange(nanos, 50, 100));
        print("a decision for a patient at the bound", Arrays.copyOfRange(nanos, WARM_UP, visits));
        print("the last 1,000 of them", Arrays.copyOfRange(nanos, visits - 1_000, visits));
        print("an answer to somebody else in between", Arrays.copyOfRange(others, WARM_UP / 10, others.length));
    }

    @SuppressWarnings("SystemOut")
    private static void print(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.println(what + ": p50 " + nanos[nanos.length / 2] / 1_000 + " µs, p99 "
                + nanos[(int) (nanos.length * 0.99)] / 1_000 + " µs, most " + nanos[nanos.length - 1] / 1_000 + " µs");
    }
}
