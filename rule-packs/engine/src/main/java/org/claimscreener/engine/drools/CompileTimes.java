package org.claimscreener.engine.drools;

/**
 * Where the time of a pack's compile went, microseconds on the wall; for benchmarks and for what a subtask reports.
 *
 * @param checkMicros the text gate
 * @param compileMicros the rules that no other pack of the JVM has: compiling them, the gate of compiled code, weaving
 *     in what stops an evaluation, loading; other packs' compiles are waited for
 * @param buildMicros making the rule base
 * @param warmUpMicros first evaluations, of invented settlements
 * @param rules of the pack
 * @param newRules those of them that had to be compiled
 */
public record CompileTimes(
        long checkMicros, long compileMicros, long buildMicros, long warmUpMicros, int rules, int newRules) {
    static final CompileTimes NONE = new CompileTimes(0, 0, 0, 0, 0, 0);

    public long totalMicros() {
        return checkMicros + compileMicros + buildMicros + warmUpMicros;
    }
}
