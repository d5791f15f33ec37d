package org.claimscreener.network;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The client's own threads; none of them keeps a JVM alive. */
final class Threads {
    private Threads() {}

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * One thread, since a send may block while Kafka is away and a submission must not. Its queue is bounded by the
     * submissions that may wait; what comes after its end is dropped.
     */
    static ExecutorService sending() {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> daemon(task, "network client's sender"),
                new ThreadPoolExecutor.DiscardPolicy());
    }
}
