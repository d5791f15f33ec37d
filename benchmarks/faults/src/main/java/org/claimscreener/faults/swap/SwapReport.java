package org.claimscreener.faults.swap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.claimscreener.faults.lab.Deployments;

/** A result for people, as Markdown. Stateless. */
public final class SwapReport {
    private static final int MOST_VIOLATIONS = 5;
    private static final Duration GOAL_DEPLOYMENT = Duration.ofSeconds(2);
    private static final int KIB_PER_MIB = 1_024;

    private SwapReport() {}

    /**
     * Where the figures come from.
     *
     * @param machine in a few words
     * @param commit of the source tree
     * @param command as it was typed
     */
    public record Origin(String machine, String commit, String command, int ratePerSecond) {}

    /** All of it. */
    public static String markdown(Origin origin, SwapResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("Machine: " + origin.machine() + ". Commit `" + origin.commit() + "`. Command: `" + origin.command()
                + "`. Load: " + origin.ratePerSecond() + " messages a second, open loop; "
                + result.totals().judged()
                + " settlements judged.");
        lines.add("");
        lines.addAll(goals(result));
        lines.add("");
        lines.addAll(phases(result));
        lines.add("");
        lines.addAll(deployments(result));
        lines.add("");
        lines.addAll(jvms(result));
        lines.add("");
        return String.join("\n", lines);
    }

    private static List<String> goals(SwapResult result) {
        Phase worst = worst(result);
        return List.of(
                "| goal | measured | |",
                "|---|---|---|",
                goal(
                        "a new version decides on all subtasks within " + millis(GOAL_DEPLOYMENT) + " ms",
                        "worst " + millis(longest(result.fresh())) + " ms",
                        longest(result.fresh()).compareTo(GOAL_DEPLOYMENT) <= 0),
                goal(
                        "a wholly new version, every rule of it changed, likewise",
                        "worst " + millis(longest(result.whole())) + " ms",
                        longest(result.whole()).compareTo(GOAL_DEPLOYMENT) <= 0),
                goal(
                        "a swap between two known versions within " + millis(GOAL_DEPLOYMENT) + " ms",
                        "worst " + millis(longest(result.swaps())) + " ms",
                        longest(result.swaps()).compareTo(GOAL_DEPLOYMENT) <= 0),
                goal(
                        "while such are deployed (wholly new ones apart), no decision slower than twice the steady p99.9, "
                                + millis(result.limit()) + " ms",
                        "worst " + millis(worst.max()) + " ms, " + ratio(result.worstToTail(worst))
                                + " times the steady p99.9",
                        worst.max().compareTo(result.limit()) <= 0),
                goal(
                        "nothing undecided",
                        result.undecided() + " with a system reason, "
                                + result.totals().unanswered() + " unanswered",
                        result.undecided() == 0 && result.totals().unanswered() == 0),
                goal(
                        "one set of packs in force decides",
                        result.strange() + " by a set never in force, " + result.outOfTurn() + " out of turn",
                        result.strange() == 0 && result.outOfTurn() == 0),
                goal("nothing contradictory", contradictory(result), isConsistent(result)));
    }

    private static String goal(String what, String measured, boolean met) {
        return "| " + what + " | " + measured + " | " + (met ? "met" : "**missed**") + " |";
    }

    private static boolean isConsistent(SwapResult result) {
        return result.totals().contradictory() == 0 && result.violations().isEmpty();
    }

    private static String contradictory(SwapResult result) {
        String found = result.violations().isEmpty()
                ? "clean"
                : String.join(
                        "; ",
                        result.violations()
                                .subList(
                                        0,
                                        Math.min(
                                                MOST_VIOLATIONS,
                                                result.violations().size())));
        return result.totals().contradictory() + "; verifier: "
                + found.replace("|", "\\|").replace('\n', ' ');
    }

    /** Of those in which packs are deployed. */
    private static Phase worst(SwapResult result) {
        Phase swapping = result.phases().get(1);
        Phase fresh = result.phases().get(2);
        return swapping.max().compareTo(fresh.max()) > 0 ? swapping : fresh;
    }

    private static Duration longest(List<Deployments.Done> done) {
        return done.stream()
                .map(Deployments.Done::took)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static List<String> phases(SwapResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("| latency, ms | decisions | p50 | p99 | p99.9 | worst | worst / steady p99.9 | slower than "
                + millis(result.limit()) + " ms |");
        lines.add("|---|---|---|---|---|---|---|---|");
        for (Phase phase : result.phases()) {
            lines.add("| " + phase.name() + " | " + phase.count() + " | " + fine(phase.percentile(50)) + " | "
                    + fine(phase.percentile(99)) + " | " + fine(phase.percentile(99.9)) + " | " + fine(phase.max())
                    + " | " + ratio(result.worstToTail(phase)) + " | " + phase.slowerThan(result.limit()) + " |");
        }
        return lines;
    }

    private static List<String> deployments(SwapResult result) {
        return List.of(
                "| first record written → in force on all subtasks, ms | times | least | median | worst"
                        + " | of it compiling, on the slowest subtask, median / worst |",
                "|---|---|---|---|---|---|",
                row("first new version of these JVMs, in the warm-up", List.of(result.first())),
                row("swaps between two versions", result.swaps()),
                row("new versions, one rule changed, staged and activated", result.fresh()),
                row("wholly new versions, every rule changed", result.whole()));
    }

    private static String row(String what, List<Deployments.Done> done) {
        List<Long> took =
                done.stream().map(each -> each.took().toMillis()).sorted().toList();
        List<Long> compiled = done.stream()
                .flatMap(each -> each.compiledMs().stream().max(Long::compare).stream())
                .sorted()
                .toList();
        return "| " + what + " | " + took.size() + " | " + took.get(0) + " | " + took.get(took.size() / 2) + " | "
                + took.get(took.size() - 1) + " | "
                + (compiled.isEmpty()
                        ? "–"
                        : compiled.get(compiled.size() / 2) + " / " + compiled.get(compiled.size() - 1))
                + " |";
    }

    private static List<String> jvms(SwapResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("| JVM, after a full collection | classes before | after | metaspace before | after"
                + " | collections meanwhile | they took |");
        lines.add("|---|---|---|---|---|---|---|");
        for (JvmFigures after : result.after()) {
            result.before().stream()
                    .filter(before -> before.name().equals(after.name()))
                    .findFirst()
                    .ifPresent(before -> lines.add(row(before, after)));
        }
        return lines;
    }

    private static String row(JvmFigures before, JvmFigures after) {
        return "| " + after.name() + " | " + before.classes() + " | " + after.classes() + " | "
                + before.metaspaceKiB() / KIB_PER_MIB + " MiB | " + after.metaspaceKiB() / KIB_PER_MIB + " MiB | "
                + (after.collections() - before.collections()) + " | "
                + (after.collectionMs() - before.collectionMs()) + " ms |";
    }

    private static long millis(Duration duration) {
        return duration.toMillis();
    }

    private static String fine(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toNanos() / 1e6);
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
