package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.national.NationalWriter;
import org.claimscreener.traffic.Traffic;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.traffic.TrafficSettings;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** A file whose settlements take two ways to their patients: the file's order stays, and so do the bytes. */
class TraceCodesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BLOCKS = 40;

    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private final Typed typed = new Typed();

    @Test
    void keepsTheFilesOrderThroughReversalsRetriesAndConflictsAndFindsThePackThatIsPaidTwice() throws IOException {
        Traffic traffic = new Traffic(
                TrafficSettings.defaults(21, LocalDate.of(2026, 6, 1)).honestOnly());
        for (int block = 0; block < BLOCKS; block++) {
            Settlement sale = next(traffic, true);
            settles(sale);
            settles(next(traffic, false));
            settles(sale);
            conflicts(sale);
            lines.add(NationalWriter.line(reversal(sale)));
            settles(sale);
            settles(soldAgain(sale, "B"));
            settles(next(traffic, false));
            settles(soldAgain(sale, "C"));
        }
        Path in = Files.write(folder.resolve("in.jsonl"), lines);
        Path first = folder.resolve("first.jsonl");
        Path second = folder.resolve("second.jsonl");

        assertThat(screen(in, first)).as(typed.err()).isEqualTo(ExitCodes.OK);
        assertThat(screen(in, second)).as(typed.err()).isEqualTo(ExitCodes.OK);

        assertThat(second).hasSameBinaryContentAs(first);
        List<JsonNode> results = results(first);
        assertThat(results)
                .extracting(result -> result.get("setl_id").textValue())
                .isEqualTo(expected);
        assertThat(results)
                .allSatisfy(result -> assertThat(evidence(result))
                        .hasSize(result.get("setl_id").textValue().endsWith("C") ? 1 : 0)
                        .allSatisfy(
                                evidence -> assertThat(evidence).contains("追溯码", "P43010299999", soldBefore(result))));
        assertThat(Files.readAllLines(folder.resolve("first.jsonl.dead-letters.jsonl")))
                .hasSize(BLOCKS)
                .allSatisfy(letter -> assertThat(letter).contains("\"reason\":\"CONFLICT\""));
    }

    /** What was withdrawn is nobody's any more, so it is the one after it. */
    private static String soldBefore(JsonNode result) {
        String id = result.get("setl_id").textValue();
        return id.substring(0, id.length() - 1) + "B";
    }

    private void settles(Settlement settlement) {
        lines.add(NationalWriter.line(settlement));
        expected.add(settlement.getSettlementId());
    }

    private void conflicts(Settlement settlement) {
        lines.add(NationalWriter.line(
                Settlement.newBuilder(settlement).setInsuranceArea("430199").build()));
    }

    /** The next settlement that does, or does not, carry trace codes of whole packs. */
    private static Settlement next(Traffic traffic, boolean withCodes) {
        while (true) {
            TrafficEvent event = traffic.next();
            Settlement settlement = event.settlement().orElseThrow();
            boolean codes = settlement.getFeeLines().stream()
                    .anyMatch(line -> !line.getTraceCodes().isEmpty());
            if (withCodes ? settlement.getChannel() == Channel.PHARMACY && oneDrug(settlement) : !codes) {
                return settlement;
            }
        }
    }

    private static boolean oneDrug(Settlement settlement) {
        return settlement.getFeeLines().size() == 1
                && settlement.getFeeLines().get(0).getTraceCodes().size() == 1;
    }

    private static Settlement soldAgain(Settlement sale, String suffix) {
        return Settlement.newBuilder(sale)
                .setSettlementId(sale.getSettlementId() + suffix)
                .setPerson(Person.newBuilder(sale.getPerson())
                        .setPatientId(sale.getPerson().getPatientId() + suffix)
                        .build())
                .setInstitution(Institution.newBuilder(sale.getInstitution())
                        .setInstitutionId(suffix.equals("B") ? "P43010299999" : "P43010288888")
                        .build())
                .build();
    }

    private static Reversal reversal(Settlement sale) {
        return Reversal.newBuilder()
                .setReversalId("R" + sale.getSettlementId())
                .setSettlementId(sale.getSettlementId())
                .setVisitId(sale.getVisit().getVisitId())
                .setPatientId(sale.getPerson().getPatientId())
                .setInstitutionId(sale.getInstitution().getInstitutionId())
                .setChannel(sale.getChannel())
                .setReversedAt(sale.getSettledAt().plusSeconds(60))
                .build();
    }

    private static List<String> evidence(JsonNode result) {
        List<String> evidence = new ArrayList<>();
        for (JsonNode finding : result.get("results")) {
            if (finding.get("rule_id").textValue().equals("FP-11")) {
                evidence.add(finding.get("vola_evid").textValue());
            }
        }
        return evidence;
    }

    private static List<JsonNode> results(Path file) throws IOException {
        List<JsonNode> results = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            results.add(JSON.readTree(line));
        }
        return results;
    }

    private int screen(Path in, Path out) {
        return typed.run("screen", "--in", in.toString(), "--out", out.toString(), "--quiet");
    }
}
