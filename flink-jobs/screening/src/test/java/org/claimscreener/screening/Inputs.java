package org.claimscreener.screening;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.flow.Buffers;
import org.claimscreener.screening.packs.GivenStamps;
import org.claimscreener.screening.packs.PackArchives;
import org.claimscreener.screening.packs.Stamp;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Kind;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.screening.record.Profiled;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Amounts;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Visit;

/** What operators are fed in tests. */
public final class Inputs {
    /** Ten in the morning of a Monday in Shanghai. */
    public static final Instant MONDAY = Instant.parse("2026-09-07T02:00:00Z");

    public static final PackArchives NO_PACKS = new PackArchives(List.of());

    private Inputs() {}

    /** The packs that the project ships. */
    public static PackArchives bundledPacks() {
        return new PackArchives(
                bundledRulePacks().stream().map(RulePack::archive).toList());
    }

    /** The same, checked and not compiled; by id. */
    public static List<RulePack> bundledRulePacks() {
        List<RulePack> packs = new ArrayList<>();
        for (String id : List.of("fraud-patterns", "national-policy")) {
            try {
                packs.add(PackFolder.load(Path.of("../../rule-packs/packs", id)));
            } catch (IOException | PackRefusedException e) {
                throw new IllegalStateException("bundled pack " + id, e);
            }
        }
        return packs;
    }

    /** The same, compiled and stamped as in a job over a file; the caller closes it. */
    public static GivenStamps opened(PackArchives packs) throws InterruptedException {
        GivenStamps stamps = new GivenStamps(packs);
        stamps.open();
        return stamps;
    }

    /** A settlement that has nothing wrong with it: one drug at 37 yuan, of which the fund pays 25.90. */
    public static Settlement.Builder outpatient(String settlementId) {
        return Settlement.newBuilder()
                .setSettlementId(settlementId)
                .setMessageId("H43010200001202609071000000001")
                .setChannel(Channel.OUTPATIENT)
                .setSettledAt(MONDAY)
                .setSentAt(MONDAY)
                .setTreatmentArea("430102")
                .setInsuranceArea("430102")
                .setPerson(new Person("P1", Sex.MALE, LocalDate.of(1975, 3, 4), "310", "11", null))
                .setInstitution(new Institution("H43010200001", "机构0001", "1", "2"))
                .setVisit(Visit.newBuilder()
                        .setVisitId("M-" + settlementId)
                        .setVisitType("11")
                        .setBeganAt(MONDAY)
                        .setDiseaseCode("I10.x00x002")
                        .build())
                .setDiagnoses(List.of())
                .setFeeLines(List.of(FeeLine.newBuilder()
                        .setLineId("L1")
                        .setOccurredAt(MONDAY)
                        .setItemCode("XC08CAA247A001010101547")
                        .setPractitionerId("D430102000001")
                        .setItemName("氨氯地平")
                        .setItemKind("101")
                        .setQuantityE4(20_000)
                        .setUnitPriceE6(18_500_000)
                        .setAmountFen(3700)
                        .setInScopeFen(3700)
                        .setSupplyDaysE2(2800)
                        .build()))
                .setAmounts(Amounts.newBuilder()
                        .setTotalFen(3700)
                        .setFundFen(2590)
                        .setPersonFen(1110)
                        .setCashFen(1110)
                        .build());
    }

    public static Reversal reversal(String reversalId, Settlement settlement) {
        return Reversal.newBuilder()
                .setReversalId(reversalId)
                .setSettlementId(settlement.getSettlementId())
                .setPatientId(settlement.getPerson().getPatientId())
                .setInstitutionId(settlement.getInstitution().getInstitutionId())
                .setChannel(settlement.getChannel())
                .setReversedAt(settlement.getSettledAt().plusSeconds(600))
                .build();
    }

    public static Accepted accepted(Settlement settlement) {
        return Accepted.newBuilder()
                .setTopic("t")
                .setPartition(0)
                .setOffset(1)
                .setReceivedAtMs(settlement.getSentAt().toEpochMilli())
                .setKind(Kind.SETTLEMENT)
                .setSettlementId(settlement.getSettlementId())
                .setPatientId(settlement.getPerson().getPatientId())
                .setInstitutionId(settlement.getInstitution().getInstitutionId())
                .setContentDigest(new ContentDigest().of(settlement))
                .setDocument(ByteBuffer.wrap(new WireEncoder().encode(settlement)))
                .build();
    }

    public static Accepted accepted(Reversal reversal) {
        return Accepted.newBuilder()
                .setTopic("t")
                .setPartition(0)
                .setOffset(2)
                .setReceivedAtMs(reversal.getReversedAt().toEpochMilli())
                .setKind(Kind.REVERSAL)
                .setSettlementId(reversal.getSettlementId())
                .setPatientId(reversal.getPatientId())
                .setInstitutionId(reversal.getInstitutionId())
                .setContentDigest("")
                .setDocument(ByteBuffer.wrap(new WireEncoder().encode(reversal)))
                .build();
    }

    public static Profiled profiled(Accepted accepted) {
        return profiled(accepted, Stamp.NONE);
    }

    /** Stamped so, with no feature. */
    public static Profiled profiled(Accepted accepted, Stamp stamp) {
        return new Profiled(accepted, stamp.packs(), List.of(), 0, stamp.shadows(), List.of());
    }

    /** The wire record in an answer. */
    public static <T> T read(Outgoing outgoing, Class<T> type) {
        Decoded decoded = WireDecoder.builder()
                .accept(Set.of(MessageType.values()))
                .build()
                .decode(Buffers.bytes(outgoing.getBody()));
        return type.cast(((Decoded.Accepted) decoded).message());
    }
}
