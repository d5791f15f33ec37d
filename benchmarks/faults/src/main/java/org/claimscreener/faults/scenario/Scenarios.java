package org.claimscreener.faults.scenario;

/** From a fault's number to its script. Stateless. */
public final class Scenarios {
    private static final int INPUTS = 1_000;
    private static final int INPUTS_PER_SECOND = 200;

    /** A megabyte each. */
    private static final int OVERSIZED_PER_SECOND = 25;

    private Scenarios() {}

    /** The script of a fault. */
    public static Scenario of(Fault fault) {
        return switch (fault) {
            case F1 -> new Kills.TaskManager();
            case F2 -> new Kills.JobManager();
            case F3 -> new Kills.Everything();
            case F4 -> new Kills.LeadingBroker();
            case F5 -> new Kills.AllBrokers();
            case F7 -> new Kills.Frozen();
            case F8 -> new Checkpoints.DiskFull();
            case F9 -> new Checkpoints.NewestDamaged();
            case F10 -> new Checkpoints.NewestGone();
            case F11 -> new BadInput("noise", INPUTS, BadInputs::poison, INPUTS_PER_SECOND);
            case F12 -> new BadInput("absurd values", INPUTS, BadInputs::absurd, INPUTS_PER_SECOND);
            case F13 -> new BadInput("a megabyte and more", INPUTS, BadInputs::oversized, OVERSIZED_PER_SECOND);
            case F14 ->
                new BadInput("duplicates and conflicts in turn", 2 * INPUTS, BadInputs::duplicate, INPUTS_PER_SECOND);
            case F16 -> new Loads.SkewedClocks();
            case F18 -> new Loads.Burst();
            case F19 -> new Loads.HotKey();
            case F20 -> new PackFaults.TaskManager();
            case F21 -> new PackFaults.JobManager();
            case F22 -> new PackFaults.Orders();
            case F25 -> new Checkpoints.Rescaled();
        };
    }
}
