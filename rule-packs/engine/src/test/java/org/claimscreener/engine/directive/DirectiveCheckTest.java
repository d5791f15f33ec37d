package org.claimscreener.engine.directive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.DirectiveBasis;
import org.claimscreener.wire.record.DirectiveKind;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionRefusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DirectiveCheckTest {
    private static final Instant FAR = Directives.day("2026-09-07").plusSeconds(1);

    @ParameterizedTest
    @CsvSource({
        // A person is suspended for 3 to 12 months: article 41.
        "SUSPEND_SETTLEMENT, PERSON, PATIENT, P1, 2026-12-07, true",
        "SUSPEND_SETTLEMENT, PERSON, PATIENT, P1, 2026-12-06, false",
        "SUSPEND_SETTLEMENT, PERSON, PATIENT, P1, 2027-09-07, true",
        "SUSPEND_SETTLEMENT, PERSON, PATIENT, P1, 2027-09-08, false",
        "SUSPEND_SETTLEMENT, PERSON, PATIENT, P1, , false",
        // A department for 6 to 12: articles 38 and 40.
        "SUSPEND_SETTLEMENT, VIOLATION, DEPARTMENT, H43010200001/A03, 2027-03-07, true",
        "SUSPEND_SETTLEMENT, VIOLATION, DEPARTMENT, H43010200001/A03, 2027-03-06, false",
        "SUSPEND_SETTLEMENT, FRAUD, DEPARTMENT, H43010200001/A03, 2027-09-07, true",
        "SUSPEND_SETTLEMENT, FRAUD, DEPARTMENT, H43010200001/A03, 2027-09-08, false",
        // A qualification for 1 to 6, or ended for 12 or for 36.
        "SUSPEND_QUALIFICATION, QUALIFICATION, PRACTITIONER, D1, 2026-10-07, true",
        "SUSPEND_QUALIFICATION, QUALIFICATION, PRACTITIONER, D1, 2026-10-06, false",
        "SUSPEND_QUALIFICATION, QUALIFICATION, PRACTITIONER, D1, 2027-03-07, true",
        "SUSPEND_QUALIFICATION, QUALIFICATION, PRACTITIONER, D1, 2027-03-08, false",
        "TERMINATE_QUALIFICATION, QUALIFICATION, PRACTITIONER, D1, 2027-09-07, true",
        "TERMINATE_QUALIFICATION, QUALIFICATION, PRACTITIONER, D1, 2029-09-07, true",
        "TERMINATE_QUALIFICATION, QUALIFICATION, PRACTITIONER, D1, 2028-09-07, false",
        // Who ran the institution, for five years: article 43.
        "RESTRICT_EMPLOYMENT, LEGAL_REPRESENTATIVE, PRACTITIONER, D1, 2031-09-07, true",
        "RESTRICT_EMPLOYMENT, LEGAL_REPRESENTATIVE, PRACTITIONER, D1, 2030-09-07, false",
        // What may last until it is lifted.
        "TERMINATE_AGREEMENT, AGREEMENT, INSTITUTION, H43010200001, , true",
        "REVOKE_LICENCE, FRAUD, PRACTITIONER, D1, , true",
        "ORDER_TRACE_CODES, TRACE_CODES, INSTITUTION, P43010200001, , true",
        "SUSPEND_SETTLEMENT, AGREEMENT, INSTITUTION, H43010200001, , false",
        "SUSPEND_SETTLEMENT, AGREEMENT, PRACTITIONER, D1, 2026-09-08, true",
    })
    void aTermIsAsLongAsItsArticleAllows(
            DirectiveKind kind,
            DirectiveBasis basis,
            SubjectKind subject,
            String id,
            @Nullable String to,
            boolean allowed) {
        Directive directive = Directives.of(kind, basis, subject, id)
                .setValidTo(to == null ? null : Directives.day(to))
                .build();

        Optional<Ruling> problem = DirectiveCheck.firstProblem(directive, Directives.NOW);

        assertThat(problem.map(Ruling::reason))
                .isEqualTo(allowed ? Optional.empty() : Optional.of(SupervisionRefusal.OUT_OF_TERM));
    }

    @Test
    void namesTheArticleThatATermIsOutside() {
        Ruling ruling = refused(Directives.suspension("1").setValidTo(Directives.day("2026-12-01")));

        assertThat(ruling.detail()).contains("article 38").contains("6 to 12 months");
    }

    @Test
    void countsMonthsOfTheCalendarFromTheLastDayOfAMonth() {
        Directive.Builder person = Directives.of(
                        DirectiveKind.SUSPEND_SETTLEMENT, DirectiveBasis.PERSON, SubjectKind.PATIENT, "P1")
                .setValidFrom(Directives.day("2026-11-30"));

        assertThat(problem(person.setValidTo(Directives.day("2027-02-28")))).isEmpty();
        assertThat(problem(person.setValidTo(Directives.day("2027-02-27")))).isPresent();
    }

    @Test
    void anInvestigationNeedsRefusalToCooperateAndForAnInstitutionTheHead() {
        Directive.Builder institution = Directives.of(
                        DirectiveKind.SUSPEND_SETTLEMENT,
                        DirectiveBasis.INVESTIGATION,
                        SubjectKind.INSTITUTION,
                        Directives.INSTITUTION)
                .setValidTo(Directives.day("2026-10-07"));
        Directive.Builder person = Directives.of(
                        DirectiveKind.SUSPEND_SETTLEMENT, DirectiveBasis.INVESTIGATION, SubjectKind.PATIENT, "P1")
                .setValidTo(Directives.day("2026-10-07"));

        assertThat(refused(institution).reason()).isEqualTo(SupervisionRefusal.UNLAWFUL);
        assertThat(refused(institution.setRefusesToCooperate(true)).reason())
                .isEqualTo(SupervisionRefusal.NOT_APPROVED);
        assertThat(problem(institution.setApprovedByHead(true))).isEmpty();
        assertThat(refused(person).detail()).contains("article 30");
        assertThat(problem(person.setRefusesToCooperate(true))).isEmpty();
    }

    @Test
    void anInvestigationLastsNoLongerThanACase() {
        Directive.Builder person = Directives.of(
                        DirectiveKind.SUSPEND_SETTLEMENT, DirectiveBasis.INVESTIGATION, SubjectKind.PATIENT, "P1")
                .setRefusesToCooperate(true);

        assertThat(problem(person.setValidTo(Directives.NOW.plusSeconds(180 * 86_400L))))
                .isEmpty();
        assertThat(refused(person.setValidTo(Directives.NOW.plusSeconds(180 * 86_400L + 1)))
                        .reason())
                .isEqualTo(SupervisionRefusal.OUT_OF_TERM);
    }

    @Test
    void nobodyApprovesOnesOwnOrder() {
        assertThat(refused(Directives.suspension("1").setApprovedBy(null)).reason())
                .isEqualTo(SupervisionRefusal.NOT_APPROVED);
        assertThat(refused(Directives.suspension("1").setApprovedBy("officer-1"))
                        .reason())
                .isEqualTo(SupervisionRefusal.NOT_APPROVED);
        assertThat(problem(Directives.of(
                                DirectiveKind.ORDER_TRACE_CODES,
                                DirectiveBasis.TRACE_CODES,
                                SubjectKind.INSTITUTION,
                                Directives.INSTITUTION)
                        .setApprovedBy(null)))
                .isEmpty();
    }

    @Test
    void liftingTakesTwoPersonsAsOrderingDoes() {
        assertThat(problem(Directives.lift("1"))).isEmpty();
        assertThat(refused(Directives.lift("1").setApprovedBy(null)).reason())
                .isEqualTo(SupervisionRefusal.NOT_APPROVED);
        assertThat(refused(Directives.lift("1").setApprovedBy("officer-1")).reason())
                .isEqualTo(SupervisionRefusal.NOT_APPROVED);
    }

    @Test
    void whatNoArticleKnowsIsUnlawfulAndSaysWhatIs() {
        Ruling ruling = refused(Directives.of(
                        DirectiveKind.SUSPEND_SETTLEMENT,
                        DirectiveBasis.VIOLATION,
                        SubjectKind.INSTITUTION,
                        Directives.INSTITUTION)
                .setValidTo(Directives.day("2027-04-01")));

        assertThat(ruling.reason()).isEqualTo(SupervisionRefusal.UNLAWFUL);
        assertThat(ruling.detail()).contains("VIOLATION about DEPARTMENT (Order 735, article 38)");
    }

    @Test
    void whatComesTooLateOrFarTooEarlyIsOutOfTime() {
        Directive ended = Directives.suspension("1")
                .setValidFrom(Directives.day("2026-01-01"))
                .setValidTo(Directives.day("2026-09-07"))
                .build();
        Directive lastMoment = Directive.newBuilder(ended).setValidTo(FAR).build();

        assertThat(DirectiveCheck.firstProblem(ended, Directives.NOW).map(Ruling::reason))
                .contains(SupervisionRefusal.OUT_OF_TIME);
        assertThat(DirectiveCheck.firstProblem(lastMoment, Directives.NOW)).isEmpty();
        assertThat(refused(Directives.suspension("1")
                                .setValidFrom(Directives.day("2027-09-09"))
                                .setValidTo(Directives.day("2028-04-01")))
                        .reason())
                .isEqualTo(SupervisionRefusal.OUT_OF_TIME);
    }

    @Test
    void aSubjectThatNobodyCouldHaveIsUnreadable() {
        for (String id : List.of("", "H1", "h43010200001", "H43010200001/", "H43010200001/A 3", "430102")) {
            assertThat(refused(Directives.suspension("1").setSubjectId(id)).reason())
                    .as(id)
                    .isEqualTo(SupervisionRefusal.UNREADABLE);
        }
    }

    @Test
    void everyFieldHasItsBound() {
        List<Directive.Builder> wrong = new ArrayList<>(List.of(
                Directives.suspension("1").setDirectiveId(" "),
                Directives.suspension("1").setDirectiveId("x".repeat(151)),
                Directives.suspension(" "),
                Directives.suspension("1").setLegalBasis(""),
                Directives.suspension("1").setOffice("x".repeat(301)),
                Directives.suspension("1").setReason("x".repeat(2001)),
                Directives.suspension("1").setReason(""),
                Directives.suspension("1").setOrderedBy("某人"),
                Directives.suspension("1").setApprovedBy(""),
                Directives.suspension("1").setRestsOn(Collections.nCopies(51, "S1")),
                Directives.suspension("1").setRestsOn(List.of(" ")),
                Directives.suspension("1").setLifts("2"),
                Directives.lift("1").setLifts(null),
                Directives.lift("1").setLifts(" "),
                Directives.suspension("1").setKind(DirectiveKind.OTHER),
                Directives.suspension("1").setBasis(DirectiveBasis.OTHER),
                Directives.suspension("1").setValidFrom(Instant.EPOCH),
                Directives.suspension("1").setIssuedAt(Instant.parse("2101-01-01T00:00:00Z")),
                Directives.suspension("1").setValidTo(Directives.day("2026-10-01"))));

        for (Directive.Builder one : wrong) {
            assertThat(refused(one).reason()).as("%s", one.build()).isEqualTo(SupervisionRefusal.UNREADABLE);
        }
    }

    private static Optional<Ruling> problem(Directive.Builder directive) {
        return DirectiveCheck.firstProblem(directive.build(), Directives.NOW);
    }

    private static Ruling refused(Directive.Builder directive) {
        return problem(directive).orElseThrow();
    }
}
