package org.claimscreener.metrics;

import java.time.Duration;
import java.util.List;

/** Upper bounds of histograms. An objective needs a bucket that ends exactly where it does. */
final class Buckets {
    /** Of a settlement's way: the objectives of the README lie among them. */
    static final List<Duration> DECIDING = List.of(
            Duration.ofNanos(500_000),
            Duration.ofMillis(1),
            Duration.ofMillis(2),
            Duration.ofMillis(5),
            Duration.ofMillis(10),
            Duration.ofMillis(20),
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5));

    /** From a directive to the first decision that saw it. */
    static final List<Duration> DIRECTIVES = List.of(
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1));

    /** Of a page that a person waits for. */
    static final List<Duration> PAGES =
            List.of(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(1));

    private Buckets() {}
}
