package org.claimscreener.authorkit.deploy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

import org.claimscreener.authorkit.deploy.log.OrderTopic;
import org.claimscreener.authorkit.deploy.log.PackStatusReader;
import org.claimscreener.authorkit.deploy.log.ShadowReader;
import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.Text;
import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.engine.deploy.Orders;
import org.claimscreener.wire.record.PackStatus;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How packs stand. */
@Command(
        name = "status",
        header = "Shows what is in force, staged, waiting and evaluated beside, and what went wrong.",
        description = {
            "Reads what was ordered, what jobs report, and what shadow packs say about the newest 100,000 settlements.",
            "READY is how many subtasks have compiled a pack. Times are Shanghai's."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = "  packctl status --bootstrap-servers 127.0.0.1:9092 --keys trusted-keys.yaml")
public final class StatusCommand implements Callable<Integer> {
    private static final long MOST_SHADOW_RESULTS = 100_000;
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Console console;

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "Only this pack; all, unless said.")
    private @Nullable String id;

    @Mixin
    private final BrokerOptions broker = new BrokerOptions();

    @Option(names = "--wait", description = "Wait until everything is as ordered, and fail when it does not become so.")
    private boolean waits;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "How long to wait (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds = 30;

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    @Option(names = "--follow", description = "Then show what jobs report, as it comes, until Ctrl-C.")
    private boolean follows;

    /** Does nothing before it is called. */
    public StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        TrustedKeys keys = KeyFiles.trustedKeys(broker.keys);
        try (OrderTopic topic = OrderTopic.open(broker.bootstrapServers, keys);
                PackStatusReader reports = PackStatusReader.open(broker.bootstrapServers)) {
            StatusBook book = new StatusBook();
            book.takeAll(reports.readToEnd());
            List<String> underway = waits ? awaited(topic, reports, book) : List.of();
            show(topic, book);
            if (!underway.isEmpty()) {
                throw CommandFailure.failed(
                        "not as ordered after " + timeoutSeconds + " s:\n  " + String.join("\n  ", underway), null);
            }
            if (follows) {
                follow(reports);
            }
            return ExitCodes.OK;
        } catch (IOException e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        }
    }

    /** Waits, and says what is still on its way when time is up. */
    private List<String> awaited(OrderTopic topic, PackStatusReader reports, StatusBook book) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(timeoutSeconds).toNanos();
        while (true) {
            List<String> underway = views(topic.orders(), topic, book, new ShadowTotals()).stream()
                    .flatMap(pack -> pack.underway().stream())
                    .toList();
            if (underway.isEmpty() || System.nanoTime() - deadline > 0) {
                return underway;
            }
            book.takeAll(reports.poll(LOOK));
        }
    }

    private void show(OrderTopic topic, StatusBook book) throws IOException {
        Orders orders = topic.orders();
        ShadowTotals shadows = new ShadowTotals();
        if (!orders.shadowsAt(Instant.now()).isEmpty()) {
            ShadowReader.readNewest(broker.bootstrapServers, MOST_SHADOW_RESULTS, shadows::take);
        }
        List<PackView> packs = views(orders, topic, book, shadows);
        if (json) {
            console.out().println(StatusJson.of(packs, book.jobs()));
        } else {
            StatusText.lines(packs, book.jobs()).forEach(console.out()::println);
        }
        console.out().flush();
    }

    private List<PackView> views(Orders orders, OrderTopic topic, StatusBook book, ShadowTotals shadows) {
        PackViews views = new PackViews(orders, book, shadows, topic.newest(), Instant.now());
        return id == null ? views.all() : List.of(views.of(id));
    }

    private void follow(PackStatusReader reports) throws IOException {
        while (!Thread.currentThread().isInterrupted()) {
            for (PackStatus status : reports.poll(LOOK)) {
                if (id == null || id.equals(status.getPackId())) {
                    console.out().println(Text.cut(line(status), Integer.MAX_VALUE));
                }
            }
            console.out().flush();
        }
    }

    private static String line(PackStatus status) {
        return CivilTime.format(status.getAt()) + " " + status.getPackId() + " "
                + Archives.shown(status.getDigest()) + " " + status.getState() + " job " + status.getJob()
                + (status.getSubtask() < 0 ? "" : " subtask " + status.getSubtask())
                + (status.getDetail().isEmpty() ? "" : ": " + status.getDetail());
    }
}
