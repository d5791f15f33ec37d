package org.claimscreener.screening.standing;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

import org.claimscreener.engine.standing.StandingAddress;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.SubjectKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.claimscreener.screening.standing.Issued.suspension;

class StandingTableTest {
    private static final StandingKey HOSPITAL = new StandingKey(SubjectKind.INSTITUTION, "H1");

    private final StandingTable table = new StandingTable();
    private final StandingTable.Reader reader = table.reader();

    @Test
    void keepsTheNewestOfASubject() {
        take(suspension(SubjectKind.INSTITUTION, "H1", "1"));
        take(suspension(SubjectKind.INSTITUTION, "H1", "2"));
        take(suspension(SubjectKind.PRACTITIONER, "H1", "3"));

        assertThat(orders(HOSPITAL)).containsExactly("2");
        assertThat(orders(new StandingKey(SubjectKind.PRACTITIONER, "H1"))).containsExactly("3");
        assertThat(table.subjects()).isEqualTo(2);
    }

    @Test
    void aTombstoneAndAnEmptyListBothEndIt() {
        take(suspension(SubjectKind.INSTITUTION, "H1", "1"));
        take(suspension(SubjectKind.INSTITUTION, "H2", "1"));
        take(Issued.nothing(SubjectKind.INSTITUTION, "H1"));
        assertThat(take("INSTITUTION:H2", null)).isEmpty();
        assertThat(take("INSTITUTION:H3", null)).isEmpty();

        assertThat(orders(HOSPITAL)).isEmpty();
        assertThat(table.subjects()).isZero();
        assertThat(table.recordBytes()).isZero();
    }

    @Test
    void whatCannotBeReadErasesNothing() {
        take(suspension(SubjectKind.INSTITUTION, "H1", "1"));
        byte[] other = encoded(suspension(SubjectKind.INSTITUTION, "H2", "9"));
        byte[] tooMany = encoded(
                Issued.standing(SubjectKind.INSTITUTION, "H1", Collections.nCopies(201, Issued.suspension("9"))));
        byte[] cut = java.util.Arrays.copyOf(other, other.length - 3);
        byte[] reversal = new WireEncoder()
                .encode(Reversal.newBuilder()
                        .setReversalId("R")
                        .setSettlementId("S")
                        .setPatientId("P")
                        .setInstitutionId("H")
                        .setChannel(Channel.OUTPATIENT)
                        .setReversedAt(Issued.ISSUED_AT)
                        .build());

        assertThat(take("INSTITUTION:H1", "rubbish".getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
        assertThat(take("INSTITUTION:H1", new byte[0])).isNotEmpty();
        assertThat(take("INSTITUTION:H1", cut)).isNotEmpty();
        assertThat(take("INSTITUTION:H1", reversal)).contains("does not belong");
        assertThat(take("INSTITUTION:H1", other)).contains("another subject");
        assertThat(take("INSTITUTION:H1", tooMany)).contains("at most 200");
        assertThat(take("H1", other)).contains("names no subject");
        assertThat(take("H1", null)).contains("names no subject");
        assertThat(table.take(null, other)).isPresent();
        assertThat(orders(HOSPITAL)).containsExactly("1");
        assertThat(table.subjects()).isEqualTo(1);
    }

    @Test
    void whatTheAuthorityAndTheSupervisionJobSayHoldsTogether() {
        take(suspension(SubjectKind.INSTITUTION, "H1", "1"));
        take(supervised("2", 0));
        assertThat(orders(HOSPITAL)).containsExactly("1", "2");
        assertThat(table.subjects()).isEqualTo(1);

        take(Issued.nothing(SubjectKind.INSTITUTION, "H1"));
        assertThat(orders(HOSPITAL)).containsExactly("2");
    }

    @Test
    void whatTheSupervisionJobSaysAgainAfterARestartDoesNotBringBackWhatItTookBack() {
        Standing ended =
                Standing.newBuilder(supervised("1", 2)).setEntries(List.of()).build();
        take(supervised("1", 1));
        take(ended);
        take(supervised("1", 1));
        assertThat(orders(HOSPITAL)).isEmpty();
        assertThat(table.standings()).isEmpty();

        take(supervised("2", 3));
        assertThat(orders(HOSPITAL)).containsExactly("2");
    }

    @Test
    void aSourceIsNamedAlikeInKeyAndRecord() {
        assertThat(take("INSTITUTION:H1", encoded(supervised("1", 0)))).contains("another subject or source");
        assertThat(take("elsewhere/INSTITUTION:H1", encoded(supervised("1", 0))))
                .contains("names no subject");
    }

    private static Standing supervised(String orderNo, int secondsLater) {
        return Standing.newBuilder(suspension(SubjectKind.INSTITUTION, "H1", orderNo))
                .setSource("supervision")
                .setIssuedAt(Issued.ISSUED_AT.plusSeconds(secondsLater))
                .build();
    }

    @Test
    void countsBytesOfWhatItHolds() {
        byte[] longer = encoded(suspension(SubjectKind.INSTITUTION, "H1", "a longer order number"));
        take(suspension(SubjectKind.INSTITUTION, "H1", "1"));
        take("INSTITUTION:H1", longer);

        assertThat(table.recordBytes()).isEqualTo(longer.length);
    }

    @Test
    void givenOnesAreCheckedAndTheLaterCounts() {
        Standing invalid = suspension(SubjectKind.INSTITUTION, "H1", "");
        GivenStanding given = new GivenStanding(List.of(
                suspension(SubjectKind.INSTITUTION, "H1", "1"), suspension(SubjectKind.INSTITUTION, "H1", "2")));

        try (StandingSource.Lease book = given.open()) {
            assertThat(book.entries(HOSPITAL))
                    .extracting(StandingEntry::getOrderNo)
                    .containsExactly("2");
        }
        GivenStanding wrong = new GivenStanding(List.of(invalid));
        assertThatThrownBy(wrong::open).hasMessageContaining("number 1").hasMessageContaining("order_no");
    }

    private List<String> orders(StandingKey subject) {
        return reader.entries(subject).stream().map(StandingEntry::getOrderNo).toList();
    }

    private void take(Standing standing) {
        assertThat(take(StandingAddress.of(standing).orElseThrow().encode(), encoded(standing)))
                .isEmpty();
    }

    private String take(String key, byte @Nullable [] value) {
        return table.take(key.getBytes(StandardCharsets.UTF_8), value).orElse("");
    }

    private static byte[] encoded(Standing standing) {
        return new WireEncoder().encode(standing);
    }
}
