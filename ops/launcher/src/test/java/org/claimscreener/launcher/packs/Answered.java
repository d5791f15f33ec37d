package org.claimscreener.launcher.packs;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.claimscreener.network.Answer;
import org.claimscreener.network.NetworkClient;
import org.claimscreener.network.NetworkSettings;
import org.claimscreener.traffic.Traffic;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.traffic.TrafficSettings;
import org.claimscreener.wire.record.Decision;

/** Settlements without end, by schedule, and what the network is answered. */
final class Answered implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final long PATIENCE_SECONDS = 60;

    private final NetworkClient network;
    private final Traffic traffic =
            new Traffic(TrafficSettings.defaults(23, LocalDate.of(2026, 6, 1)).honestOnly());
    private final List<CompletableFuture<Answer>> answers = new CopyOnWriteArrayList<>();
    private final Thread sender = new Thread(this::send, "settlements");
    private final long pauseNanos;
    private volatile boolean ended;

    Answered(String bootstrapServers, int perSecond) {
        network = NetworkClient.open(NetworkSettings.of(bootstrapServers));
        pauseNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        sender.start();
    }

    private void send() {
        long next = System.nanoTime();
        while (!ended) {
            TrafficEvent event = traffic.next();
            event.settlement().ifPresent(settlement -> answers.add(network.submit(settlement, DEADLINE)));
            next += pauseNanos;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    /** The decision of a settlement that is sent from now on. */
    Decision next() throws Exception {
        int size = answers.size();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (answers.size() <= size && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(pauseNanos);
        }
        return decided(answers.get(size));
    }

    private static Decision decided(CompletableFuture<Answer> answer) throws Exception {
        return ((Answer.Decided) answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).decision();
    }

    /** Sends no more, and gives every decision in the order of sending; fails when one is missing. */
    List<Decision> end() throws Exception {
        ended = true;
        sender.join();
        List<Decision> decisions = new ArrayList<>();
        for (CompletableFuture<Answer> answer : answers) {
            decisions.add(decided(answer));
        }
        return decisions;
    }

    @Override
    public void close() {
        ended = true;
        network.close();
    }
}
