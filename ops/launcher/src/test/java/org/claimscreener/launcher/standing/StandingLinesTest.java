package org.claimscreener.launcher.standing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.claimscreener.launcher.lines.WrongLinesException;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StandingLinesTest {
    private static final String HEAD =
            "{'subject_kind':'institution','subject_id':'H1','issued_at':'2026-09-01','issued_by':'长沙市医疗保障局',";
    private static final String ENTRY =
            "'kind':'SUSPENSION','valid_from':'2026-09-01','order_no':'1号','legal_basis':'第十三条'";

    @Test
    void readsWhatAnOfficeWrites() throws Exception {
        Standing standing = read(HEAD + "'entries':[{" + ENTRY
                        + ",'valid_to':'2026-12-01 08:30:00','emergency_exempt':true},"
                        + "{'kind':'QUALIFICATION_POINTS','value':9,'valid_from':'2026-01-01T00:00:00+08:00','order_no':'2',"
                        + "'legal_basis':'x'}]}")
                .get(0);

        assertThat(standing.getSubjectKind()).isEqualTo(SubjectKind.INSTITUTION);
        assertThat(standing.getIssuedAt()).isEqualTo(Instant.parse("2026-08-31T16:00:00Z"));
        StandingEntry suspension = standing.getEntries().get(0);
        assertThat(suspension.getValidFrom()).isEqualTo(Instant.parse("2026-08-31T16:00:00Z"));
        assertThat(suspension.getValidTo()).isEqualTo(Instant.parse("2026-12-01T00:30:00Z"));
        assertThat(suspension.getEmergencyExempt()).isTrue();
        StandingEntry points = standing.getEntries().get(1);
        assertThat(points.getKind()).isEqualTo(StandingKind.QUALIFICATION_POINTS);
        assertThat(points.getValue()).isEqualTo("9");
        assertThat(points.getValidTo()).isNull();
        assertThat(points.getEmergencyExempt()).isFalse();
    }

    @Test
    void writesWhatReadsBackTheSame() throws Exception {
        List<Standing> standings = read(
                HEAD + "'entries':[]}",
                "",
                HEAD.replace("H1", "H2") + "'entries':[{" + ENTRY + ",'valid_to':'2026-12-01T00:00:00.123Z'}]}");

        List<Standing> again = read(standings.stream().map(StandingLine::of).toArray(String[]::new));

        assertThat(again).isEqualTo(standings).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "rubbish | is not JSON",
                "[] | is no JSON object",
                "{} | subject_kind is missing",
                "{'subject_kind':'HOSPITAL'} | known are INSTITUTION, PRACTITIONER, PATIENT",
                "{'subject_kinds':'INSTITUTION'} | subject_kinds is no field",
                "{'subject_kind':'PATIENT','subject_kind':'PATIENT'} | is not JSON",
                "{'subject_kind':'PATIENT','subject_id':true} | subject_id is no text"
            })
    void saysWhatIsWrongWithALine(String line, String said) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(WrongLinesException.class)
                .hasMessageStartingWith("line 1: ")
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'kind':'SUSPENSION','valid_from':'2026-09-01' -> '2026-02-30' | entries[0].valid_from is '2026-02-30'",
                "'valid_from':'2026-09-01' -> '2026-09-01 24:00:01' | entries[0].valid_from is",
                "'valid_from':'2026-09-01' -> '2026-09-01T00:00:00' | entries[0].valid_from is",
                "'order_no':'1号' -> '' | entries[0].order_no is blank",
                "'kind':'SUSPENSION' -> 'SCRUTINY' | value of SCRUTINY is 1, 2 or 3",
                "'kind':'SUSPENSION' -> 'BAN' | known are SUSPENSION"
            })
    void saysWhatIsWrongWithAnEntry(String change, String said) {
        int arrow = change.indexOf(" -> ");
        String field = change.substring(change.lastIndexOf(",'", arrow) + 1, arrow);
        String name = field.substring(0, field.indexOf(':') + 1);
        String entry = ENTRY.replace(field, name + change.substring(arrow + 4));

        assertThatThrownBy(() -> read(HEAD + "'entries':[{" + entry + "}]}")).hasMessageContaining(said);
    }

    @Test
    void refusesEntriesThatAreForgottenAndAValueThatIsNoFlag() {
        assertThatThrownBy(() -> read(HEAD.substring(0, HEAD.length() - 1) + "}"))
                .hasMessageContaining("entries is missing");
        assertThatThrownBy(() -> read(HEAD + "'entries':[{" + ENTRY + ",'emergency_exempt':'true'}]}"))
                .hasMessageContaining("emergency_exempt is true or false");
    }

    @Test
    void refusesASubjectThatStandsTwiceAndTellsOfEveryWrongLine() {
        assertThatThrownBy(() -> read(HEAD + "'entries':[]}", "x", HEAD + "'entries':[]}"))
                .hasMessageContaining("line 2: is not JSON")
                .hasMessageContaining("line 3: the subject stands on line 1 already");
        assertThatThrownBy(() -> read("x\n".repeat(30))).hasMessageContaining("and 20 more");
    }

    @Test
    void saysThatItIsNotUtf8() {
        byte[] bytes = (HEAD + "'entries':[]}").replace('\'', '"').getBytes(Charset.forName("GB18030"));

        assertThatThrownBy(() -> StandingLines.read(new ByteArrayInputStream(bytes)))
                .isInstanceOf(WrongLinesException.class)
                .hasMessageContaining("not UTF-8");
    }

    private static List<Standing> read(String... lines) throws WrongLinesException, IOException {
        byte[] bytes = String.join("\n", lines).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return StandingLines.read(new ByteArrayInputStream(bytes));
    }
}
