package org.claimscreener.engine.referral.packet;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.engine.approval.Persons;
import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.PackUnderTest;
import org.claimscreener.engine.patient.LogAnswers;
import org.claimscreener.engine.patient.PatientInput;
import org.claimscreener.engine.referral.Department;
import org.claimscreener.engine.replay.PatientLog;
import org.claimscreener.engine.replay.Replay;
import org.claimscreener.engine.replay.Replayed;
import org.claimscreener.engine.screen.Screener;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.testkit.WireSettlements.MONDAY;
import static org.claimscreener.engine.testkit.WireSettlements.outpatient;

/** Decided by the desk as the job does it, referred, read from the packet and decided again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayInputsTest {
    private final CompiledPack pack = compiled();
    private final Screener screener = new Screener(List.of(pack));
    private final PatientLog log = new PatientLog();
    private final List<ReplayInputs.Earlier> earlier = new ArrayList<>();
    private final PacketSource source = source();

    @AfterAll
    void close() {
        pack.close();
    }

    @Test
    void whoeverHasThePacketAndThePacksComesToTheSameBytes() {
        byte[] packet = ReferralPacket.write(source, Persons.newKey());

        ReplayInputs inputs = PacketCheck.read(packet).inputs().orElseThrow();

        assertThat(inputs).isEqualTo(source.inputs());
        assertThat(replayed(inputs)).isInstanceOf(Replayed.Same.class);
    }

    @Test
    void withoutThePastItIsAnotherCase() {
        ReplayInputs inputs = source.inputs();

        assertThat(replayed(new ReplayInputs(inputs.decision(), inputs.settlement(), earlier.subList(0, 2))))
                .isInstanceOf(Replayed.Impossible.class);
    }

    @Test
    void whatDoesNotBelongTogetherIsNamedAndThrowsNothing() {
        ReplayInputs inputs = source.inputs();
        ReplayInputs.Earlier mixed =
                new ReplayInputs.Earlier(earlier.get(0).answer(), earlier.get(1).input());
        ReplayInputs.Earlier rubbish = new ReplayInputs.Earlier(
                ByteBuffer.wrap(new byte[] {1}), earlier.get(1).input());

        for (ReplayInputs.Earlier wrong : List.of(mixed, rubbish)) {
            assertThat(new ReplayInputs(inputs.decision(), inputs.settlement(), List.of(wrong))
                            .recordedCase()
                            .problem())
                    .contains("earlier answer 1");
        }
        List<ReplayInputs.Earlier> twice = Collections.nCopies(2, earlier.get(0));
        assertThat(new ReplayInputs(inputs.decision(), inputs.settlement(), twice)
                        .recordedCase()
                        .problem())
                .contains("earlier answer 2");
        assertThat(new ReplayInputs(inputs.settlement(), inputs.settlement(), List.of())
                        .recordedCase()
                        .problem())
                .contains("the decision");
        assertThat(new ReplayInputs(inputs.decision(), inputs.decision(), List.of())
                        .recordedCase()
                        .problem())
                .contains("the settlement");
    }

    private Replayed replayed(ReplayInputs inputs) {
        return new Replay(List.of(pack)).replay(inputs.recordedCase().recorded().orElseThrow());
    }

    private PacketSource source() {
        settle("S1");
        settle("S2");
        withdraw("S1");
        Settlement settlement = outpatient().setSettlementId("S3").build();
        Decision decision = decided(settlement);
        return new PacketSource(
                new ReferralMatter("S3-POLICE", Department.POLICE, "u-1", "u-2", MONDAY, "涉嫌骗保"),
                decision,
                settlement,
                List.of(),
                new ReplayInputs(encoded(decision), encoded(settlement), earlier),
                new Evaluation(true, ""),
                List.of());
    }

    private void settle(String id) {
        Settlement settlement = outpatient().setSettlementId(id).build();
        Decision decision = decided(settlement);
        follow(encoded(decision), encoded(settlement), new PatientInput.Submitted(settlement, frame(settlement)));
    }

    private void withdraw(String id) {
        Reversal reversal = Reversal.newBuilder()
                .setReversalId("R-" + id)
                .setSettlementId(id)
                .setPatientId("P00000000001")
                .setInstitutionId("H43010200001")
                .setChannel(Channel.OUTPATIENT)
                .setReversedAt(MONDAY)
                .build();
        ReversalReceipt receipt = ReversalReceipt.newBuilder()
                .setReversalId("R-" + id)
                .setSettlementId(id)
                .setPatientId("P00000000001")
                .setInstitutionId("H43010200001")
                .setLineIds(List.of())
                .setSource(new Source("t", 0, 2L))
                .setReceivedAt(MONDAY)
                .build();
        follow(
                encoded(receipt),
                encoded(reversal),
                new PatientInput.Withdrawn(reversal, receipt.getSource(), receipt.getReceivedAt()));
    }

    private void follow(ByteBuffer answer, ByteBuffer bytes, PatientInput input) {
        assertThat(log.follow(new LogAnswers().read(ReplayInputs.bytes(answer)).orElseThrow(), Optional.of(input)))
                .isEqualTo(PatientLog.Followed.FOLLOWED);
        earlier.add(new ReplayInputs.Earlier(answer, bytes));
    }

    private Decision decided(Settlement settlement) {
        return screener.screen(
                        settlement,
                        log.past().stream().map(Remembered::visit).toList(),
                        frame(settlement).with(DecisionFrame.Past.of(log.past())))
                .decision();
    }

    private DecisionFrame frame(Settlement settlement) {
        return new DecisionFrame(
                List.of(new PackRef("plain", "1.2.0", pack.pack().digest())),
                Circumstances.NONE,
                new ContentDigest().of(settlement),
                new Source("t", 0, 1L),
                MONDAY);
    }

    private static ByteBuffer encoded(SpecificRecord message) {
        return ByteBuffer.wrap(new WireEncoder().encode(message));
    }

    private static CompiledPack compiled() {
        try {
            return CompiledPack.compileUntimed(PackUnderTest.plain().checked());
        } catch (PackRefusedException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
