package org.claimscreener.faults.scenario;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is done to the system. The numbers are those of the test plan; what is missing in them belongs to later steps. */
public enum Fault {
    F1("kill -9 of the TaskManager that works"),
    F2("kill -9 of the JobManager that leads"),
    F3("kill -9 of everything at once"),
    F4("kill -9 of the broker that leads, of three"),
    F5("all brokers away"),
    F7("TaskManager stopped past its time-out, then going on"),
    F8("disk of the checkpoints full"),
    F9("newest checkpoint damaged"),
    F10("newest checkpoint gone"),
    F11("bytes that nobody can read"),
    F12("readable and absurd"),
    F13("oversized"),
    F14("duplicates and conflicting content"),
    F16("clocks askew"),
    F18("burst of ten times the rate"),
    F19("one patient and one institution get most of it"),
    F20("kill -9 of the TaskManager while a pack is activated"),
    F21("kill -9 of the JobManager while a pack is activated"),
    F22("orders about packs written again, changed and forged"),
    F25("stop with a savepoint, go on with another parallelism");

    private final String title;

    Fault(String title) {
        this.title = title;
    }

    /** In a few words. */
    public String title() {
        return title;
    }

    /**
     * The fault of a name, in any case.
     *
     * @throws IllegalArgumentException naming those that there are
     */
    public static Fault of(String name) {
        return Arrays.stream(values())
                .filter(fault -> fault.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no fault " + name + "; there are "
                        + Arrays.stream(values()).map(Fault::name).collect(Collectors.joining(", "))));
    }
}
