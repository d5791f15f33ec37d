package org.claimscreener.network;

/**
 * What happened since the client was opened, as counts that only grow.
 *
 * @param submitted submissions taken, those refused for overload left out
 * @param undecided futures that ended without an answer, for whatever reason
 * @param late answers that came after all their futures had ended
 * @param contradictions decisions in the log that differ from the binding one of their settlement id
 * @param repeats decisions in the log equal to the binding one: answers to retries
 * @param undecodable records of the two topics that could not be read
 * @param sendFailures sends that Kafka gave up, before any retry of ours
 * @param readFailures polls that failed
 */
public record Counters(
        long submitted,
        long undecided,
        long late,
        long contradictions,
        long repeats,
        long undecodable,
        long sendFailures,
        long readFailures) {}
