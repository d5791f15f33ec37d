package org.claimscreener.flow;

/**
 * Threads that outlive the task or job which happens to start them. They must not inherit its context class loader, which
 * Flink closes when that job ends, and which libraries load classes by. Stateless.
 */
public final class OwnThreads {
    private OwnThreads() {}

    /** A daemon that is not started yet. */
    public static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(OwnThreads.class.getClassLoader());
        return thread;
    }
}
