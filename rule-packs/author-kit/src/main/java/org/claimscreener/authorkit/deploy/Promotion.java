package org.claimscreener.authorkit.deploy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.claimscreener.authorkit.deploy.log.Issued;
import org.claimscreener.authorkit.deploy.log.PackPromoter;
import org.claimscreener.authorkit.deploy.log.PackStatusReader;
import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.Text;
import org.claimscreener.engine.approval.SigningKey;
import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.engine.deploy.Orders;
import org.claimscreener.engine.deploy.StagedPack;
import org.claimscreener.engine.deploy.Taken;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackControlKind;
import org.claimscreener.wire.record.PackSignature;
import org.claimscreener.wire.record.PackStatus;
import org.jspecify.annotations.Nullable;

/** One order, from its being put on record and its writing to its answer. Not thread-safe. */
final class Promotion implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Console console;
    private final String name;
    private final PromoterOptions options;
    private final PackPromoter promoter;
    private final PackStatusReader reports;
    private final OrderRecord onRecord;

    private Promotion(
            Console console,
            String name,
            PromoterOptions options,
            PackPromoter promoter,
            PackStatusReader reports,
            OrderRecord onRecord) {
        this.console = console;
        this.name = name;
        this.options = options;
        this.promoter = promoter;
        this.reports = reports;
        this.onRecord = onRecord;
    }

    /** @param name of the command, e.g. {@code activate} */
    static Promotion open(
            Console console,
            OrderAudit audit,
            String name,
            BrokerOptions broker,
            TrustedKeys keys,
            PromoterOptions options)
            throws IOException, CommandFailure {
        SigningKey key = KeyFiles.signingKey(options.key);
        PackPromoter promoter = PackPromoter.open(broker.bootstrapServers, keys, key);
        try {
            return new Promotion(
                    console,
                    name,
                    options,
                    promoter,
                    PackStatusReader.open(broker.bootstrapServers),
                    OrderRecord.of(audit, broker, keys, key, options));
        } catch (IOException e) {
            promoter.close();
            throw e;
        }
    }

    Orders orders() throws IOException {
        return promoter.orders();
    }

    /** What jobs have reported until now. */
    StatusBook reported() throws IOException {
        StatusBook book = new StatusBook();
        book.takeAll(reports.readToEnd());
        return book;
    }

    /** Writes a pack and the order to stage it, says so, and waits for the answer if that was asked for. */
    void stage(RulePack pack, List<PackSignature> signatures) throws IOException, CommandFailure {
        onRecord.beforehand(PackControlKind.STAGE, pack.id(), pack.version(), pack.digest(), null);
        // What was reported before is no answer.
        reports.readToEnd();
        conclude(promoter.stage(pack, signatures, options.reason, Instant.now()), pack.version());
    }

    /** Orders it, says so, and waits for the answer if that was asked for. */
    void order(PackControlKind kind, StagedPack pack, @Nullable Instant effectiveAt)
            throws IOException, CommandFailure {
        onRecord.beforehand(kind, pack.packId(), pack.version(), pack.digest(), effectiveAt);
        reports.readToEnd();
        Issued issued = promoter.order(kind, pack.packId(), pack.digest(), effectiveAt, options.reason, Instant.now());
        conclude(issued, pack.version());
    }

    /** Says what became of an order, and waits for the answer if that was asked for. */
    private void conclude(Issued issued, String version) throws IOException, CommandFailure {
        PackControl order = issued.order();
        String words = "order " + order.getNumber() + ", "
                + order.getKind().name().toLowerCase(Locale.ROOT) + " " + order.getPackId() + " " + version + " ("
                + Archives.shown(order.getDigest()) + ")";
        if (issued.taken() instanceof Taken.Ignored ignored) {
            throw CommandFailure.failed(words + ", is in the log and changes nothing: " + ignored.why(), null);
        }
        Instant at = order.getEffectiveAt();
        say(words + (at == null ? "" : " from " + CivilTime.format(at)) + ", is in the log");
        if (options.waits) {
            await(new OrderWait(order));
        }
    }

    private void await(OrderWait wait) throws IOException, CommandFailure {
        long deadline = System.nanoTime() + options.timeout().toNanos();
        while (System.nanoTime() - deadline < 0) {
            for (PackStatus status : reports.poll(LOOK)) {
                if (isDone(wait.take(status))) {
                    return;
                }
            }
        }
        throw CommandFailure.failed(
                "no job has done it within " + options.timeoutSeconds
                        + " s. The order stands, and may yet be done: packctl status tells",
                null);
    }

    private boolean isDone(Optional<OrderWait.Step> step) throws CommandFailure {
        if (step.isEmpty()) {
            return false;
        }
        return switch (step.get().meaning()) {
            case GOES_ON -> {
                say(step.get().line());
                yield false;
            }
            case DONE -> {
                say(step.get().line());
                yield true;
            }
            case FAILED -> throw CommandFailure.failed(step.get().line(), null);
        };
    }

    void say(String line) {
        // What jobs say comes from outside: cut to any width, it cannot steer the terminal.
        console.err().println("packctl " + name + ": " + Text.cut(line, Integer.MAX_VALUE));
    }

    @Override
    public void close() {
        promoter.close();
        reports.close();
    }
}
