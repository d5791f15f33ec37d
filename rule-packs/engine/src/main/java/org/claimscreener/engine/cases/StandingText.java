package org.claimscreener.engine.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.claimscreener.engine.intake.Calendars;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingInForce;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;

/**
 * What was issued about a subject, as an author writes it: only what matters to the case. Unless said otherwise it is
 * about the settlement's own institution, attending practitioner or person, and holds until it is revoked. Stateless.
 */
final class StandingText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private StandingText() {}

    /** The list of a case, in its order. */
    static List<StandingInForce> issued(List<CaseFields> sections, Settlement settlement) {
        return sections.stream().map(fields -> issued(fields, settlement)).toList();
    }

    private static StandingInForce issued(CaseFields fields, Settlement settlement) {
        fields.only("of", "id", "kind", "value", "from", "to", "order", "basis", "exempt");
        SubjectKind subject = choice(fields, "of", SubjectKind.values());
        return StandingInForce.newBuilder()
                .setSubjectKind(subject)
                .setSubjectId(fields.text("id").orElseGet(() -> idOf(subject, settlement)))
                .setEntry(StandingEntry.newBuilder()
                        .setKind(choice(fields, "kind", StandingKind.values()))
                        .setValue(fields.text("value", ""))
                        .setValidFrom(time(fields, "from").orElse(Instant.EPOCH))
                        .setValidTo(time(fields, "to").orElse(null))
                        .setOrderNo(fields.text("order", "湘医保罚〔2026〕1号"))
                        .setLegalBasis(fields.text("basis", "《医疗保障基金使用监督管理条例》第十三条"))
                        .setEmergencyExempt(fields.flag("exempt").orElse(false))
                        .build())
                .build();
    }

    private static String idOf(SubjectKind subject, Settlement settlement) {
        return switch (subject) {
            case INSTITUTION -> settlement.getInstitution().getInstitutionId();
            case PATIENT -> settlement.getPerson().getPatientId();
            case PRACTITIONER -> String.valueOf(settlement.getVisit().getAttendingPractitionerId());
            case DEPARTMENT ->
                StandingKey.department(
                                settlement.getInstitution().getInstitutionId(),
                                String.valueOf(settlement.getFeeLines().get(0).getDepartment()))
                        .subjectId();
        };
    }

    private static <E extends Enum<E>> E choice(CaseFields fields, String key, E[] choices) {
        String text = fields.required(key);
        for (E one : choices) {
            if (one.name().toLowerCase(Locale.ROOT).equals(text)) {
                return one;
            }
        }
        List<String> known = List.of(choices).stream()
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        throw new CaseFileException(
                fields.where(), "'" + key + "' is '" + text + "'; known are " + String.join(", ", known));
    }

    /** A date, which means its first moment, or a date and a time in Shanghai. */
    private static Optional<Instant> time(CaseFields fields, String key) {
        return fields.text(key).map(text -> {
            try {
                LocalDateTime time = text.length() == "2026-09-07".length()
                        ? LocalDate.parse(text).atStartOfDay()
                        : LocalDateTime.parse(text, TIME);
                return time.atZone(Calendars.ZONE).toInstant();
            } catch (DateTimeParseException e) {
                throw new CaseFileException(
                        fields.where(), "'" + key + "' is '" + text + "'; write 2026-09-07 or 2026-09-07 10:00");
            }
        });
    }
}
