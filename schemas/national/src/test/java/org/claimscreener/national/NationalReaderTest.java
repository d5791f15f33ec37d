package org.claimscreener.national;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Diagnosis;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Operation;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NationalReaderTest {

    @Test
    void readsEveryLineOfTheSample() {
        NationalReader reader = new NationalReader();

        assertThat(Line.sample())
                .extracting(line -> reader.read(line.getBytes(StandardCharsets.UTF_8)))
                .hasExactlyElementsOfTypes(
                        NationalReading.OfSettlement.class,
                        NationalReading.OfSettlement.class,
                        NationalReading.OfReversal.class,
                        NationalReading.OfSettlement.class,
                        NationalReading.OfSettlement.class);
    }

    @Test
    void mapsAnInpatientSettlement() {
        Settlement settlement = Line.inpatient().settlement();

        assertThat(settlement.getSettlementId()).isEqualTo("S000000000002");
        assertThat(settlement.getMessageId()).isEqualTo("H43010200001202609130900000002");
        assertThat(settlement.getChannel()).isEqualTo(Channel.INPATIENT);
        assertThat(settlement.getSettledAt()).isEqualTo(Instant.parse("2026-09-13T01:00:00Z"));
        assertThat(settlement.getTreatmentArea()).isEqualTo("430102");
        assertThat(settlement.getPerson().getPatientId()).isEqualTo("P00000000002");
        assertThat(settlement.getPerson().getSex()).isEqualTo(Sex.FEMALE);
        assertThat(settlement.getPerson().getBirthDate()).isEqualTo(LocalDate.of(1958, 11, 30));
        assertThat(settlement.getInstitution().getName()).isEqualTo("机构0001");
        assertThat(settlement.getInstitution().getKind()).isEqualTo("1");
        assertThat(settlement.getVisit().getVisitType()).isEqualTo("21");
        assertThat(settlement.getVisit().getBeganAt()).isEqualTo(Instant.parse("2026-09-08T01:00:00Z"));
        assertThat(settlement.getVisit().getEndedAt()).isEqualTo(Instant.parse("2026-09-13T01:00:00Z"));
        assertThat(settlement.getVisit().getDischargeWay()).isEqualTo("1");
        assertThat(settlement.getVisit().getDeathDate()).isNull();
        assertThat(settlement.getAmounts().getTotalFen()).isEqualTo(42_100);
        assertThat(settlement.getAmounts().getFundFen()).isEqualTo(29_470);
        assertThat(settlement.getAmounts().getOtherFen()).isZero();
    }

    @Test
    void mapsFeeLinesInWholeUnits() {
        FeeLine line = Line.outpatient().settlement().getFeeLines().get(1);

        assertThat(line.getLineId()).isEqualTo("M000000000001-2");
        assertThat(line.getItemName()).isEqualTo("氨氯地平");
        assertThat(line.getQuantityE4()).isEqualTo(20_000);
        assertThat(line.getUnitPriceE6()).isEqualTo(18_500_000);
        assertThat(line.getAmountFen()).isEqualTo(3_700);
        assertThat(line.getInScopeFen()).isEqualTo(3_700);
        assertThat(line.getSupplyDaysE2()).isEqualTo(2_800);
        assertThat(line.getTraceCodes()).isEmpty();
        assertThat(line.getSplitPack()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"15.00,1500", "'\"15.00\"',1500", "15,1500", "10.00,1000", "100,10000", "0.1,10", "'\"-3.05\"',-305"})
    void readsNumbersAndTextsOfNumbersAlike(String json, long fen) {
        Line line = Line.outpatient().with("/feedetail/0/det_item_fee_sumamt", json);

        assertThat(line.settlement().getFeeLines().get(0).getAmountFen()).isEqualTo(fen);
    }

    @Test
    void readsANumberWhereACodeIsMeant() {
        assertThat(Line.outpatient().with("/infno", "2207").settlement().getChannel())
                .isEqualTo(Channel.OUTPATIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"  \"", "\"\\u3000\""})
    void takesBlankForAbsent(String blank) {
        Settlement settlement = Line.outpatient()
                .with("/mdtrtinfo/dise_name", blank)
                .with("/feedetail/1/prd_days", blank)
                .with("/setlinfo/hifp_pay", blank)
                .settlement();

        assertThat(settlement.getVisit().getDiseaseName()).isNull();
        assertThat(settlement.getFeeLines().get(1).getSupplyDaysE2()).isNull();
        assertThat(settlement.getAmounts().getPooledFen()).isZero();
    }

    @Test
    void passesOverWhatIsNotMapped() {
        Settlement settlement = Line.outpatient()
                .with("/cainfo", "{\"a\":[1,2,{\"b\":null}]}")
                .withText("/setlinfo/psn_name", "x".repeat(3_000))
                .with("/setlinfo/balc", "\"not a number\"")
                .settlement();

        assertThat(settlement).isEqualTo(Line.outpatient().settlement());
    }

    @Test
    void takesSettlingTimeWhereSendingTimeIsMissing() {
        Settlement settlement = Line.outpatient().without("/inf_time").settlement();

        assertThat(settlement.getSentAt()).isEqualTo(settlement.getSettledAt());
    }

    @Test
    void takesPoolingAreaFromTheInstitutionsCode() {
        Settlement settlement = Line.outpatient()
                .without("/mdtrtarea_admvs")
                .without("/insuplc_admdvs")
                .settlement();

        assertThat(settlement.getTreatmentArea()).isEqualTo("430102");
        assertThat(settlement.getInsuranceArea()).isEqualTo("430102");
    }

    @ParameterizedTest
    @CsvSource({"0,UNKNOWN", "1,MALE", "2,FEMALE", "9,UNSTATED", "7,UNKNOWN", "'',UNKNOWN"})
    void takesAnUnknownSexForUnknown(String gend, Sex sex) {
        assertThat(Line.outpatient()
                        .withText("/setlinfo/gend", gend)
                        .settlement()
                        .getPerson()
                        .getSex())
                .isEqualTo(sex);
    }

    @Test
    void findsFieldsThatStandInEitherNode() {
        Settlement settlement = Line.outpatient()
                .without("/mdtrtinfo/med_type")
                .without("/setlinfo/insutype")
                .withText("/mdtrtinfo/insutype", "390")
                .settlement();

        assertThat(settlement.getVisit().getVisitType()).isEqualTo("11");
        assertThat(settlement.getPerson().getInsuranceType()).isEqualTo("390");
    }

    @Test
    void tellsKindOfInstitutionByTransactionAndCodeWhereItIsMissing() {
        assertThat(Line.pharmacy()
                        .without("/medinsinfo")
                        .settlement()
                        .getInstitution()
                        .getKind())
                .isEqualTo("2");
        assertThat(Line.outpatient()
                        .without("/medinsinfo")
                        .settlement()
                        .getInstitution()
                        .getKind())
                .isEqualTo("1");
    }

    @Test
    void readsThePharmacysOwnNameOfItsList() {
        Settlement settlement =
                Line.pharmacy().renamed("feedetail", "drugdetail").settlement();

        assertThat(settlement).isEqualTo(Line.pharmacy().settlement());
    }

    @Test
    void takesTheLinesAmountWhereItsScopeIsMissing() {
        Settlement settlement = Line.outpatient()
                .without("/feedetail/0/inscp_scp_amt")
                .without("/setlinfo/inscp_scp_amt")
                .settlement();

        assertThat(settlement.getFeeLines().get(0).getInScopeFen()).isEqualTo(1_500);
        assertThat(settlement.getAmounts().getInScopeFen()).isEqualTo(5_200);
    }

    @Test
    void takesTheNextBestItemName() {
        Line line = Line.outpatient()
                .without("/feedetail/0/med_list_name")
                .withText("/feedetail/0/medins_list_name", "院内名")
                .withText("/feedetail/0/hilist_name", "目录名")
                .without("/feedetail/1/med_list_name")
                .withText("/feedetail/1/hilist_name", "目录名");

        assertThat(line.settlement().getFeeLines())
                .extracting(FeeLine::getItemName)
                .containsExactly("院内名", "目录名");
    }

    @Test
    void ordersDiagnosesByRankAndDropsWithdrawnOnes() {
        Settlement settlement = Line.outpatient().with("/diseinfo", """
                        [{"diag_code":"C","diag_srt_no":3},{"diag_code":"B","diag_srt_no":"2","vali_flag":"0"},
                         {"diag_code":"A","diag_srt_no":"1","vali_flag":"1","diag_type":"2"}]""").settlement();

        assertThat(settlement.getDiagnoses()).extracting(Diagnosis::getCode).containsExactly("A", "C");
        assertThat(settlement.getDiagnoses()).extracting(Diagnosis::getScheme).containsExactly("2", "1");
    }

    @Test
    void mapsOperations() {
        Settlement settlement = Line.inpatient().with("/oprninfo", """
                        [{"oprn_oprt_code":"33.2400","oprn_oprt_name":"支气管镜活检","main_oprn_flag":"1",
                          "oprn_oprt_date":"2026-09-09","oper_dr_code":"D1"}]""").settlement();

        assertThat(settlement.getOperations())
                .isEqualTo(List.of(Operation.newBuilder()
                        .setCode("33.2400")
                        .setName("支气管镜活检")
                        .setMain(true)
                        .setOperatedAt(Instant.parse("2026-09-08T16:00:00Z"))
                        .setPractitionerId("D1")
                        .build()));
    }

    @Test
    void leavesSenseToTheEngine() {
        Settlement settlement = Line.inpatient()
                .withText("/setlinfo/setl_time", "9999-12-31 23:59:59")
                .withText("/mdtrtinfo/endtime", "2020-01-01")
                .withText("/setlinfo/fund_pay_sumamt", "-1.00")
                .settlement();

        assertThat(settlement.getSettledAt()).isEqualTo(Instant.parse("9999-12-31T15:59:59Z"));
        assertThat(settlement.getVisit().getEndedAt())
                .isBefore(settlement.getVisit().getBeganAt());
        assertThat(settlement.getAmounts().getFundFen()).isEqualTo(-100);
    }

    @Test
    void readsALineBehindAByteOrderMarkAndBeforeALineBreak() {
        byte[] line = ("\uFEFF" + Line.sample().get(0) + "\r\n").getBytes(StandardCharsets.UTF_8);

        assertThat(new NationalReader().read(line)).isInstanceOf(NationalReading.OfSettlement.class);
    }
}
