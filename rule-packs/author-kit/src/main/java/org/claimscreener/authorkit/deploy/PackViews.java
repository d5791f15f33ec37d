package org.claimscreener.authorkit.deploy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.claimscreener.authorkit.deploy.log.OrderTopic;
import org.claimscreener.engine.deploy.Activation;
import org.claimscreener.engine.deploy.Orders;
import org.claimscreener.engine.deploy.OrdersOfPack;
import org.claimscreener.engine.deploy.StagedPack;
import org.claimscreener.engine.deploy.Taken;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.PackState;
import org.claimscreener.wire.record.PackStatus;

/**
 * Puts together what is ordered, what jobs report and what shadows say.
 *
 * @param entries the newest records of the log of orders
 * @param now for what waits
 */
record PackViews(Orders orders, StatusBook book, ShadowTotals shadows, List<OrderTopic.Entry> entries, Instant now) {
    private static final int MOST_PROBLEMS = 5;

    PackViews {
        entries = List.copyOf(entries);
    }

    /** Of all ids that anything is ordered or reported about, by id. */
    List<PackView> all() {
        TreeSet<String> ids = new TreeSet<>(orders.byPack().keySet());
        book.inForce().forEach(pack -> ids.add(pack.getPackId()));
        return ids.stream().map(this::of).toList();
    }

    /** Of one id; without rows when nobody has heard of it. */
    PackView of(String packId) {
        OrdersOfPack ordered = orders.of(packId);
        List<PackView.Row> rows = new ArrayList<>();
        for (StagedPack pack : ordered.staged().values()) {
            rows.add(row(ordered, pack));
        }
        for (PackRef pack : book.inForce()) {
            if (pack.getPackId().equals(packId) && !ordered.staged().containsKey(pack.getDigest())) {
                rows.add(stranger(pack));
            }
        }
        rows.sort(Comparator.comparing(PackView.Row::standing)
                .thenComparing(PackView.Row::sequence, Comparator.reverseOrder())
                .thenComparing(PackView.Row::digest));
        return new PackView(packId, ordered.lastNumber(), rows, problems(packId));
    }

    private PackView.Row row(OrdersOfPack ordered, StagedPack pack) {
        String digest = pack.digest();
        PackView.Standing standing = standing(ordered, digest);
        return new PackView.Row(
                standing,
                pack.version(),
                pack.sequence(),
                digest,
                book.readiness(digest),
                detail(ordered, standing, digest),
                shadows.of(digest));
    }

    private PackView.Standing standing(OrdersOfPack ordered, String digest) {
        if (book.isInForce(digest)) {
            return PackView.Standing.IN_FORCE;
        }
        if (book.last(digest)
                .filter(last -> last.getState() == PackState.TRIPPED)
                .isPresent()) {
            return PackView.Standing.TRIPPED;
        }
        if (ordered.wantedAt(now).filter(digest::equals).isPresent()) {
            return PackView.Standing.ORDERED;
        }
        if (pending(ordered, digest).isPresent()) {
            return PackView.Standing.WAITS;
        }
        return ordered.shadowAt(now).filter(digest::equals).isPresent()
                ? PackView.Standing.SHADOW
                : PackView.Standing.STAGED;
    }

    private Optional<Activation> pending(OrdersOfPack ordered, String digest) {
        return ordered.pendingAt(now).stream()
                .filter(activation -> activation.digest().equals(digest))
                .findFirst();
    }

    private String detail(OrdersOfPack ordered, PackView.Standing standing, String digest) {
        return switch (standing) {
            case IN_FORCE -> inForce(ordered, digest);
            case ORDERED -> book.jobs().isEmpty() ? "no job has reported" : lastWord(digest);
            case TRIPPED -> lastWord(digest);
            case SHADOW -> "evaluated beside";
            case WAITS ->
                "from "
                        + pending(ordered, digest)
                                .map(activation -> CivilTime.format(activation.effectiveAt()))
                                .orElse("");
            case STAGED -> staged(ordered, digest);
        };
    }

    private String inForce(OrdersOfPack ordered, String digest) {
        Optional<String> wanted = ordered.wantedAt(now);
        if (wanted.isEmpty()) {
            return "no longer ordered";
        }
        return wanted.get().equals(digest)
                ? book.last(digest)
                        .map(last -> "since " + CivilTime.format(last.getAt()))
                        .orElse("")
                : "in place of what is ordered";
    }

    private String staged(OrdersOfPack ordered, String digest) {
        String refused = book.readiness(digest).refused();
        boolean isBefore = ordered.wantedAt(now)
                .flatMap(ordered::lastGood)
                .filter(digest::equals)
                .isPresent();
        return refused.isEmpty() && isBefore ? "rollback goes here" : refused;
    }

    private String lastWord(String digest) {
        return book.last(digest)
                .map(last -> last.getState() + (last.getDetail().isEmpty() ? "" : ": " + last.getDetail()))
                .orElse("");
    }

    private PackView.Row stranger(PackRef pack) {
        return new PackView.Row(
                PackView.Standing.IN_FORCE,
                pack.getVersion(),
                0,
                pack.getDigest(),
                book.readiness(pack.getDigest()),
                "by keys that --keys lacks",
                shadows.of(pack.getDigest()));
    }

    private List<String> problems(String packId) {
        record Problem(Instant at, String words) {}
        List<Problem> problems = new ArrayList<>();
        for (OrderTopic.Entry entry : entries) {
            if (entry.taken() instanceof Taken.Ignored ignored
                    && ignored.packId().equals(packId)) {
                problems.add(
                        new Problem(entry.at(), "order " + ignored.number() + " changes nothing: " + ignored.why()));
            }
        }
        for (PackStatus status : book.problems(packId)) {
            // What is ignored is known from the log itself.
            if (status.getState() != PackState.IGNORED) {
                problems.add(new Problem(
                        status.getAt(),
                        Archives.shown(status.getDigest()) + " is " + status.getState() + " by job " + status.getJob()
                                + ": " + status.getDetail()));
            }
        }
        problems.sort(Comparator.comparing(Problem::at));
        return problems.subList(Math.max(0, problems.size() - MOST_PROBLEMS), problems.size()).stream()
                .map(problem -> CivilTime.format(problem.at()) + " " + problem.words())
                .toList();
    }
}
