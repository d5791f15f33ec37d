package org.claimscreener.accuracy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

import org.claimscreener.national.NationalWriter;
import org.claimscreener.traffic.FraudPattern;
import org.claimscreener.traffic.Traffic;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.traffic.TrafficEvent.Kind;
import org.claimscreener.traffic.TrafficSettings;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Standing;

/**
 * The traffic of a run, as a file in the national form and as what its maker knows.
 *
 * @param sent settlements in the order of sending; a retry is none
 * @param standings what is in force about whom, for the whole run
 */
record Material(List<Sent> sent, List<Standing> standings) {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final double RETRIES = 0.01;
    private static final double LATE = 0.02;
    private static final double REVERSALS = 0.01;
    private static final int TELL_EVERY = 5_000;

    Material {
        sent = List.copyOf(sent);
        standings = List.copyOf(standings);
    }

    /**
     * Makes the traffic, until there are as many honest settlements and labelled frauds as wanted.
     *
     * @param file gets one line a message, in the order of sending
     * @param made is told now and then how many settlements there are
     */
    static Material write(AccuracySettings settings, Path file, IntConsumer made) throws IOException {
        Traffic traffic = new Traffic(trafficSettings(settings), EnumSet.allOf(FraudPattern.class));
        List<Sent> sent = new ArrayList<>();
        int honest = 0;
        int frauds = 0;
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            while (honest < settings.honest() || frauds < settings.frauds()) {
                TrafficEvent event = traffic.next();
                Optional<String> line = event.settlement()
                        .map(NationalWriter::line)
                        .or(() -> event.reversal().map(NationalWriter::line));
                writer.write(line.orElseThrow());
                writer.write('\n');
                if (event.kind() == Kind.SETTLEMENT) {
                    Sent one = sent(event);
                    sent.add(one);
                    honest += one.isHonest() ? 1 : 0;
                    frauds += one.isDiscernible() ? 1 : 0;
                    if (sent.size() % TELL_EVERY == 0) {
                        made.accept(sent.size());
                    }
                }
            }
        }
        return new Material(sent, traffic.standings());
    }

    private static TrafficSettings trafficSettings(AccuracySettings settings) {
        return new TrafficSettings(
                settings.seed(),
                settings.from(),
                settings.population(),
                settings.fraudShare(),
                RETRIES,
                LATE,
                REVERSALS,
                0);
    }

    private static Sent sent(TrafficEvent event) {
        Settlement settlement = event.settlement().orElseThrow();
        return new Sent(
                settlement.getSettlementId(),
                event.label(),
                event.story(),
                LocalDate.ofInstant(settlement.getSettledAt(), SHANGHAI),
                settlement.getAmounts().getTotalFen(),
                settlement.getAmounts().getFundFen(),
                settlement.getFeeLines().size());
    }
}
