package org.claimscreener.console.desk;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.claimscreener.console.TestConsole;
import org.claimscreener.console.TestOrders;
import org.claimscreener.console.TestPersons;
import org.claimscreener.console.TestTips;
import org.claimscreener.console.identity.Person;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.DirectiveBasis;
import org.claimscreener.wire.record.DirectiveKind;
import org.claimscreener.wire.record.SubjectKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Orders, as those who supervise see and give them. */
class OrderPagesTest {
    private static final String NEW = "/orders/new";
    private static final String IN_FORCE = "/orders/" + TestOrders.IN_FORCE;
    private static final String LIFT = IN_FORCE + "/commands/lift";

    @TempDir
    private Path folder;

    private TestConsole console;

    @BeforeEach
    void start() throws Exception {
        console = new TestConsole(folder);
    }

    @AfterEach
    void stop() {
        console.close();
    }

    private static Map<String, String> suspension() {
        Map<String, String> form = new TreeMap<>();
        form.put("nonce", TestConsole.NOW.toEpochMilli() + "-01234567-89ab-cdef-0123-456789abcdef");
        form.put("kind", "SUSPEND_SETTLEMENT");
        form.put("subjectKind", "DEPARTMENT");
        form.put("subject", TestOrders.DEPARTMENT);
        form.put("orderNo", "长医保罚〔2026〕77号");
        form.put("basis", "VIOLATION");
        form.put("legalBasis", "条例第三十八条");
        form.put("office", "长沙市医疗保障局");
        form.put("approvedBy", "u-0001");
        form.put("from", "2026-12-01");
        form.put("to", "2027-06-01");
        form.put("restsOn", "S1, case-17；S2");
        form.put("reason", "分解住院");
        return form;
    }

    @Test
    void thoseWhoSuperviseSeeOrdersAndNobodyElse() throws Exception {
        for (Person person : List.of(TestPersons.SUPERVISOR, TestPersons.AUDITOR, TestPersons.SENIOR)) {
            assertThat(console.get(person, "/orders").body())
                    .as(person.id())
                    .contains("长医保罚〔2026〕12号", "in force", "Not done lately")
                    .doesNotContain("长医保停〔2026〕3号", TestTips.PATIENT);
        }
        for (Person person : List.of(
                TestPersons.REVIEWER,
                TestPersons.COLLEGE,
                TestPersons.OPERATOR,
                TestPersons.HOSPITAL_CLERK,
                TestPersons.TIPS)) {
            assertThat(console.get(person, "/orders").statusCode())
                    .as(person.id())
                    .isEqualTo(403);
        }
    }

    @Test
    void ordersAreSearchedBySubjectAndThoseThatEndedAreShownWhenAskedFor() throws Exception {
        assertThat(console.get(TestPersons.SUPERVISOR, "/orders?subject=" + TestOrders.DEPARTMENT)
                        .body())
                .contains("长医保罚〔2026〕12号")
                .doesNotContain("长医保停〔2026〕9号");
        assertThat(console.get(TestPersons.SUPERVISOR, "/orders?show=all").body())
                .contains("长医保停〔2026〕3号", "Lifted");
        assertThat(console.get(TestPersons.SUPERVISOR, "/orders?subject=%3Cscript%3E")
                        .body())
                .contains("长医保罚〔2026〕12号")
                .doesNotContain("<script>a");
    }

    @Test
    void anOrderTellsOnWhatItRestsAndAPatientsNumberIsOnNoPage() throws Exception {
        assertThat(console.get(TestPersons.AUDITOR, IN_FORCE).body())
                .contains("第三十八条第一项", "u-0001", TestOrders.DEPARTMENT, "42 ms")
                .doesNotContain("data-command=\"LIFT\"");
        assertThat(console.get(TestPersons.SUPERVISOR, "/orders/" + TestOrders.LIFTED)
                        .body())
                .contains("&lt;b", "长医保解〔2026〕1号")
                .doesNotContain("<b>复查", "data-command=\"LIFT\"");
        assertThat(console.get(TestPersons.SUPERVISOR, "/orders/" + TestOrders.OF_PATIENT)
                        .body())
                .contains("长医保停〔2026〕9号")
                .doesNotContain(TestTips.PATIENT);
        assertThat(console.get(TestPersons.SUPERVISOR, "/orders/none").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aSupervisorOrdersWhatAnotherApproved() throws Exception {
        HttpResponse<String> answer = post(TestPersons.SUPERVISOR, NEW, suspension());

        assertThat(answer.headers().firstValue("Location")).hasValue("/orders?told=sent");
        Directive sent = only();
        assertThat(sent.getKind()).isEqualTo(DirectiveKind.SUSPEND_SETTLEMENT);
        assertThat(sent.getSubjectKind()).isEqualTo(SubjectKind.DEPARTMENT);
        assertThat(sent.getSubjectId()).isEqualTo(TestOrders.DEPARTMENT);
        assertThat(sent.getBasis()).isEqualTo(DirectiveBasis.VIOLATION);
        assertThat(sent.getOrderNo()).isEqualTo("长医保罚〔2026〕77号");
        assertThat(sent.getOrderedBy()).isEqualTo(TestPersons.SUPERVISOR.id());
        assertThat(sent.getApprovedBy()).isEqualTo("u-0001");
        assertThat(sent.getValidFrom()).isEqualTo(Instant.parse("2026-11-30T16:00:00Z"));
        assertThat(sent.getValidTo()).isEqualTo(Instant.parse("2027-05-31T16:00:00Z"));
        assertThat(sent.getRestsOn()).containsExactly("S1", "case-17", "S2");
        assertThat(sent.getEmergencyExempt()).isFalse();
        assertThat(console.access().audited())
                .singleElement()
                .asString()
                .contains("STANDING_PUT", TestOrders.DEPARTMENT, "长医保罚〔2026〕77号", sent.getDirectiveId());
    }

    @Test
    void whatTheLawDoesNotAllowIsNotSentAndNothingHasToBeTypedAgain() throws Exception {
        Map<String, String> alone = suspension();
        alone.put("approvedBy", TestPersons.SUPERVISOR.id());

        HttpResponse<String> answer = post(TestPersons.SUPERVISOR, NEW, alone);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("the approval of another person is missing", "长医保罚〔2026〕77号", "分解住院")
                .contains("value=\"2027-06-01\"", "<option value=\"VIOLATION\" selected>");
        assertThat(console.world().ordered()).isEmpty();
        assertThat(console.access().audited()).isEmpty();
    }

    @Test
    void aFormWithoutAChoiceOrADayIsNotSent() throws Exception {
        for (Map.Entry<String, String> wrong : Map.of(
                        "kind", "LIFT",
                        "basis", "OTHER",
                        "subjectKind", "",
                        "from", "tomorrow",
                        "to", "2027-02-30",
                        "reason", "x".repeat(2_001),
                        "nonce", "short")
                .entrySet()) {
            Map<String, String> form = suspension();
            form.put(wrong.getKey(), wrong.getValue());
            assertThat(post(TestPersons.SUPERVISOR, NEW, form).statusCode())
                    .as(wrong.getKey())
                    .isEqualTo(422);
        }
        assertThat(console.world().ordered()).isEmpty();
    }

    @Test
    void theSameFormIsTheSameOrderAndAMendedOneIsAnother() throws Exception {
        post(TestPersons.SUPERVISOR, NEW, suspension());
        post(TestPersons.SUPERVISOR, NEW, suspension());
        Map<String, String> mended = suspension();
        mended.put("to", "2027-12-01");
        post(TestPersons.SUPERVISOR, NEW, mended);

        List<Directive> sent = console.world().ordered();
        assertThat(sent).hasSize(3);
        assertThat(sent.get(1)).isEqualTo(sent.get(0));
        assertThat(sent.get(2).getDirectiveId()).isNotEqualTo(sent.get(0).getDirectiveId());
    }

    @Test
    void anOrderIsLiftedByTwo() throws Exception {
        Map<String, String> lift = suspension();
        lift.put("orderNo", "长医保解〔2026〕2号");
        Map<String, String> tooLong = new TreeMap<>(lift);
        tooLong.put("legalBasis", "条".repeat(301));
        Map<String, String> alone = new TreeMap<>(lift);
        alone.remove("approvedBy");

        assertThat(post(TestPersons.SUPERVISOR, LIFT, alone).statusCode()).isEqualTo(422);
        assertThat(post(TestPersons.SUPERVISOR, LIFT, tooLong).statusCode()).isEqualTo(422);
        assertThat(post(TestPersons.SUPERVISOR, LIFT, lift).statusCode()).isEqualTo(303);

        Directive sent = only();
        assertThat(sent.getKind()).isEqualTo(DirectiveKind.LIFT);
        assertThat(sent.getLifts()).isEqualTo("长医保罚〔2026〕12号");
        assertThat(sent.getSubjectId()).isEqualTo(TestOrders.DEPARTMENT);
        assertThat(sent.getValidTo()).isNull();
    }

    @Test
    void onlyASupervisorOrdersAndAPatientsNumberIsOnNoRecord() throws Exception {
        for (Person person : List.of(TestPersons.AUDITOR, TestPersons.SENIOR, TestPersons.REVIEWER)) {
            assertThat(console.get(person, NEW).statusCode()).as(person.id()).isEqualTo(403);
            assertThat(post(person, NEW, suspension()).statusCode())
                    .as(person.id())
                    .isEqualTo(403);
            assertThat(post(person, LIFT, suspension()).statusCode())
                    .as(person.id())
                    .isEqualTo(403);
        }
        Map<String, String> ofPatient = suspension();
        ofPatient.put("subjectKind", "PATIENT");
        ofPatient.put("subject", TestTips.PATIENT);
        post(TestPersons.SUPERVISOR, NEW, ofPatient);

        assertThat(only().getSubjectId()).isEqualTo(TestTips.PATIENT);
        assertThat(console.access().audited()).hasSize(1).noneMatch(line -> line.contains(TestTips.PATIENT));
    }

    private Directive only() {
        assertThat(console.world().ordered()).hasSize(1);
        return console.world().ordered().get(0);
    }

    private HttpResponse<String> post(Person person, String path, Map<String, String> form) throws Exception {
        return console.post(
                person,
                path,
                "_csrf=token-of-" + person.id() + "&"
                        + form.entrySet().stream()
                                .map(field -> field.getKey() + "="
                                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&")));
    }
}
