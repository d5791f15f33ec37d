package org.claimscreener.engine.drools;

/**
 * Where the time of a pack's compile went, microseconds on the wall; for benchmarks and for what a subtask reports.
 *
 * @param checkMicros the text gate
 * @param compileMicros Drools, from rule texts to class files; other packs' compiles are waited for
 * @param gateMicros the gate of compiled code, and weaving in what stops an evaluation
 * @param loadMicros loading the classes and making the rule base
 * @param warmUpMicros first evaluations, of invented settlements
 */
public record CompileTimes(long checkMicros, long compileMicros, long gateMicros, long loadMicros, long warmUpMicros) {
    static final CompileTimes NONE = new CompileTimes(0, 0, 0, 0, 0);

    public long totalMicros() {
        return checkMicros + compileMicros + gateMicros + loadMicros + warmUpMicros;
    }
}
