package org.claimscreener.screening;

import org.apache.flink.configuration.Configuration;

/** Sizes for Flink inside one JVM, where its defaults would claim more than a laptop wants to give. */
public final class LocalCluster {
    private LocalCluster() {}

    /** Adds memory sizes for an in-process cluster: RocksDB's share is the managed memory. */
    public static void limits(Configuration settings) {
        settings.setString("taskmanager.memory.managed.size", "256m");
        settings.setString("taskmanager.memory.network.min", "32m");
        settings.setString("taskmanager.memory.network.max", "32m");
        settings.setString("taskmanager.numberOfTaskSlots", settings.getString("parallelism.default", "1"));
    }
}
