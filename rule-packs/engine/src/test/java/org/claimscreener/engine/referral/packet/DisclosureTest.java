package org.claimscreener.engine.referral.packet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.claimscreener.engine.approval.Persons;
import org.claimscreener.engine.approval.SigningKey;
import org.claimscreener.engine.referral.Department;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Visit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each department sees, against a list of its own: each value of an invented case is made for the departments that may
 * see it, and for no other.
 */
class DisclosureTest {
    private static final long SEED = 20_261_201L;
    private static final SigningKey OFFICE = Persons.newKey();

    @Test
    void noDepartmentIsToldWhatItMayNotSeeAndEachIsToldWhatItMay() {
        for (int round = 0; round < 40; round++) {
            InventedCase made = new InventedCase(new Random(SEED + round));
            PacketSource source = made.source(Department.POLICE);
            for (Department department : Department.values()) {
                String packet = packet(with(source, department));
                for (Map.Entry<String, Set<Department>> value : made.values.entrySet()) {
                    boolean may = value.getValue().contains(department);
                    assertThat(packet.contains(value.getKey()))
                            .as("seed %d, round %d, %s is told %s", SEED, round, department, value.getKey())
                            .isEqualTo(may);
                }
            }
        }
    }

    /** To leave a date of death out only where there is one would tell of the death. */
    @Test
    void whatIsLeftOutIsNamedWhetherThereWasSomethingOrNot() {
        InventedCase made = new InventedCase(new Random(SEED));
        PacketSource full = made.source(Department.AUDIT);
        Visit alive = Visit.newBuilder(full.settlement().getVisit())
                .setDeathDate(null)
                .setDischargeWay(null)
                .build();
        Settlement other = Settlement.newBuilder(full.settlement())
                .setVisit(alive)
                .setDiagnoses(List.of())
                .setOperations(List.of())
                .build();
        PacketSource less = new PacketSource(
                full.matter(), full.decision(), other, full.packs(), full.inputs(), full.evaluation(), full.steps());

        assertThat(packet(full)).contains("settlement.visit.death_date");
        assertThat(PacketBodies.of(less)).isEqualTo(PacketBodies.of(full));
    }

    @Test
    void wordsOfTheRuleAreClearedOfWhatHealthIsNotTold() {
        PacketSource source = PacketSamples.source(Department.HEALTH);

        String packet = packet(source);

        assertThat(packet).contains("＊＊无＊＊诊断").doesNotContain("P00000000001", "高血压");
        assertThat(packet(PacketSamples.source(Department.POLICE))).contains("P00000000001无高血压诊断");
    }

    @Test
    void everyDepartmentIsToldWhichCaseWhichRuleAndByWhichLaw() {
        for (Department department : Department.values()) {
            assertThat(packet(PacketSamples.source(department)))
                    .contains("\"FP-01\"", "第四十条", "H43010200001", department.legalBasis(), "第三十二条");
        }
    }

    private static String packet(PacketSource source) {
        byte[] packet = ReferralPacket.write(source, OFFICE);
        assertThat(PacketCheck.read(packet).problems()).isEmpty();
        return new String(packet, StandardCharsets.UTF_8);
    }

    private static PacketSource with(PacketSource source, Department department) {
        ReferralMatter matter = source.matter();
        return new PacketSource(
                new ReferralMatter(
                        matter.referralId(),
                        department,
                        matter.madeBy(),
                        matter.approvedBy(),
                        matter.madeAt(),
                        matter.reason()),
                source.decision(),
                source.settlement(),
                source.packs(),
                source.inputs(),
                source.evaluation(),
                source.steps());
    }
}
