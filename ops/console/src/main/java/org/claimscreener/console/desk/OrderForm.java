package org.claimscreener.console.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.claimscreener.console.desk.page.OrderFormModel;
import org.claimscreener.console.desk.text.Formats;
import org.claimscreener.console.identity.Person;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.DirectiveKind;

/**
 * A form that orders or lifts, as it was sent.
 *
 * @param values what was put in, by field, each cut to its longest
 * @param whole whether nothing was cut: what was is shown again, and never sent
 */
record OrderForm(Map<String, String> values, boolean whole) {
    /** Fields, and how long each may be: as long as the supervision job takes it. */
    private static final Map<String, Integer> LONGEST = Map.ofEntries(
            Map.entry("nonce", 60),
            Map.entry("kind", 40),
            Map.entry("subjectKind", 40),
            Map.entry("subject", 150),
            Map.entry("basis", 40),
            Map.entry("orderNo", 300),
            Map.entry("legalBasis", 300),
            Map.entry("office", 300),
            Map.entry("approvedBy", 255),
            Map.entry("head", 1),
            Map.entry("refuses", 1),
            Map.entry("exempt", 1),
            Map.entry("from", 10),
            Map.entry("to", 10),
            Map.entry("restsOn", 2_000),
            Map.entry("reason", CommandForm.LONGEST_REASON));

    private static final Pattern BETWEEN = Pattern.compile("[\\s,，;；]+");

    OrderForm {
        values = Map.copyOf(values);
    }

    static OrderForm of(Map<String, List<String>> fields) {
        Map<String, String> values = new LinkedHashMap<>();
        boolean whole = true;
        for (Map.Entry<String, Integer> field : LONGEST.entrySet()) {
            String value = String.join("", fields.getOrDefault(field.getKey(), List.of()))
                    .strip()
                    .replace("\r\n", "\n");
            whole &= value.length() <= field.getValue();
            values.put(field.getKey(), value.substring(0, Math.min(value.length(), field.getValue())));
        }
        return new OrderForm(values, whole);
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }

    private boolean on(String name) {
        return value(name).equals("1");
    }

    /** The directive that it orders; empty when a choice, a day or the page is none, or a text too long. */
    Optional<Directive> ordered(Person person, Instant now) {
        Optional<PageStamp> page = PageStamp.read(value("nonce"), now);
        Optional<Instant> from = day("from");
        boolean endless = value("to").isEmpty();
        Optional<Instant> to = day("to");
        var kind = choice("kind", OrderFormModel.KINDS);
        var basis = choice("basis", OrderFormModel.BASES);
        var subject = choice("subjectKind", OrderFormModel.SUBJECTS);
        if (!whole
                || page.isEmpty()
                || from.isEmpty()
                || (to.isEmpty() && !endless)
                || kind.isEmpty()
                || basis.isEmpty()
                || subject.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(begun(person, page.get())
                .setKind(kind.get())
                .setSubjectKind(subject.get())
                .setSubjectId(value("subject"))
                .setBasis(basis.get())
                .setApprovedByHead(on("head"))
                .setRefusesToCooperate(on("refuses"))
                .setEmergencyExempt(on("exempt"))
                .setValidFrom(from.get())
                .setValidTo(to.orElse(null))
                .setRestsOn(Stream.of(BETWEEN.split(value("restsOn"), -1))
                        .filter(one -> !one.isEmpty())
                        .toList())
                .build());
    }

    /** The directive that lifts an order at once; empty when the page is none of ours, or a text too long. */
    Optional<Directive> lifting(Directive ordered, Person person, Instant now) {
        return PageStamp.read(value("nonce"), now)
                .filter(page -> whole)
                .map(page -> begun(person, page)
                        .setKind(DirectiveKind.LIFT)
                        .setSubjectKind(ordered.getSubjectKind())
                        .setSubjectId(ordered.getSubjectId())
                        .setBasis(ordered.getBasis())
                        .setLifts(ordered.getOrderNo())
                        .setValidFrom(page.drawnAt())
                        .build());
    }

    private Directive.Builder begun(Person person, PageStamp page) {
        String approver = value("approvedBy");
        return Directive.newBuilder()
                .setDirectiveId(CommandIds.of(person.id(), new TreeMap<>(values).toString()))
                .setOrderNo(value("orderNo"))
                .setLegalBasis(value("legalBasis"))
                .setOffice(value("office"))
                .setOrderedBy(person.id())
                .setApprovedBy(approver.isEmpty() ? null : approver)
                .setReason(value("reason"))
                .setIssuedAt(page.drawnAt());
    }

    private <T extends Enum<T>> Optional<T> choice(String name, List<T> from) {
        return from.stream().filter(one -> one.name().equals(value(name))).findFirst();
    }

    /** The first instant of a day in Shanghai. */
    private Optional<Instant> day(String name) {
        try {
            return Optional.of(
                    LocalDate.parse(value(name)).atStartOfDay(Formats.SHANGHAI).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
