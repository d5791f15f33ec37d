package org.claimscreener.faults.lab;

/** What a fault needs to find. ZooKeeper and two TaskManagers of two slots are always there. */
public enum Shape {
    /** One broker and one JobManager. */
    SMALL(1, 1, false),
    /** One broker, and a JobManager that stands by. */
    STANDBY(1, 2, false),
    /** Three brokers with three copies of everything, two of which must have a write. */
    REPLICATED(3, 1, false),
    /** As small, with the checkpoints on a file system of their own that can be filled. Needs root. */
    SMALL_DISK(1, 1, true);

    private final int brokers;
    private final int jobManagers;
    private final boolean hasSmallDisk;

    Shape(int brokers, int jobManagers, boolean hasSmallDisk) {
        this.brokers = brokers;
        this.jobManagers = jobManagers;
        this.hasSmallDisk = hasSmallDisk;
    }

    int brokers() {
        return brokers;
    }

    int jobManagers() {
        return jobManagers;
    }

    boolean hasSmallDisk() {
        return hasSmallDisk;
    }
}
