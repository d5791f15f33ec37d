package org.claimscreener.engine.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * What is in force, by one order, about the institution, a department or a practitioner on the bill or the person, at some time between
 * the earliest fee and the settlement's own time. Its first instant is in it, its last one is not.
 *
 * @param subjectId fixmedins_code, practitioner code or psn_no; of a department the fixmedins_code, a slash, its code
 * @param value points, grade, level of scrutiny or what is suspended; "" where there is nothing more to say
 * @param validTo the first instant after it, or null when it holds until it is revoked
 * @param emergencyExempt emergency and rescue care is paid all the same
 */
public record Standing(
        SubjectKind subjectKind,
        String subjectId,
        StandingKind kind,
        String value,
        Instant validFrom,
        @Nullable Instant validTo,
        String orderNo,
        String legalBasis,
        boolean emergencyExempt) {
    /** As StandingKey has it, of which facts know nothing. */
    private static final char DEPARTMENT_MARK = '/';

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int HIGHEST_LEVEL = 3;

    public boolean ofInstitution() {
        return subjectKind == SubjectKind.INSTITUTION;
    }

    public boolean ofPractitioner() {
        return subjectKind == SubjectKind.PRACTITIONER;
    }

    public boolean ofPatient() {
        return subjectKind == SubjectKind.PATIENT;
    }

    /** One of the institution's departments. */
    public boolean ofDepartment() {
        return subjectKind == SubjectKind.DEPARTMENT;
    }

    /** A suspension or a termination: what the subject takes part in is not paid while it is valid. */
    public boolean bars() {
        return kind == StandingKind.SUSPENSION || kind == StandingKind.TERMINATION;
    }

    /** It leaves emergency and rescue care alone, and the visit is such. */
    public boolean exempts(Visit visit) {
        return emergencyExempt && visit.emergency();
    }

    /** The institution must send trace codes. */
    public boolean ordersTraceCodes() {
        return kind == StandingKind.TRACE_CODES_ORDERED;
    }

    /** Has it to do with a drug, by its pack, that the fund pays for and whose trace code was not sent? */
    public boolean missesTraceCodes(Bill bill) {
        return !linesWithoutTraceCodes(bill).isEmpty();
    }

    /** Drugs, by their packs, of a time at which this was in force, that the fund pays for without a trace code. */
    public List<FeeLine> linesWithoutTraceCodes(Bill bill) {
        return bill.lines().stream()
                .filter(line ->
                        line.drug() && line.claimed() && line.traceCodes().isEmpty() && concerns(line))
                .toList();
    }

    /** Was it in force at that time? */
    public boolean inForceAt(Instant time) {
        return !time.isBefore(validFrom) && beforeItsEnd(time);
    }

    /** Was it in force at any time of that day, in Asia/Shanghai? */
    public boolean inForceOn(LocalDate day) {
        Instant next = day.plusDays(1).atStartOfDay(ZONE).toInstant();
        return validFrom.isBefore(next) && beforeItsEnd(day.atStartOfDay(ZONE).toInstant());
    }

    private boolean beforeItsEnd(Instant time) {
        return validTo == null || time.isBefore(validTo);
    }

    /**
     * Is the line the subject's, and its fee of a time at which this was in force? A practitioner's are those ordered, a
     * department's those that it bills.
     */
    public boolean concerns(FeeLine line) {
        return isSubjects(line) && inForceAt(line.occurredAt());
    }

    private boolean isSubjects(FeeLine line) {
        return switch (subjectKind) {
            case INSTITUTION, PATIENT -> true;
            case PRACTITIONER -> line.practitionerId().equals(subjectId);
            case DEPARTMENT -> line.department().equals(department());
        };
    }

    /** The department's code; "" when it is about anybody else. */
    public String department() {
        return ofDepartment() ? subjectId.substring(subjectId.indexOf(DEPARTMENT_MARK) + 1) : "";
    }

    /** Does it concern a line that the fund pays for? */
    public boolean concernsAny(Bill bill) {
        return !claimedLinesOf(bill).isEmpty();
    }

    /** Has the subject a line of a time before it was in force that the fund pays for? */
    public boolean followsAny(Bill bill) {
        return !claimedLinesBefore(bill).isEmpty();
    }

    /** The lines that it concerns and the fund pays for, in the settlement's order. */
    public List<FeeLine> claimedLinesOf(Bill bill) {
        return bill.lines().stream()
                .filter(line -> line.claimed() && concerns(line))
                .toList();
    }

    /** The subject's lines of a time before it was in force that the fund pays for, in the settlement's order. */
    public List<FeeLine> claimedLinesBefore(Bill bill) {
        return bill.lines().stream()
                .filter(line ->
                        line.claimed() && isSubjects(line) && line.occurredAt().isBefore(validFrom))
                .toList();
    }

    /** Qualification points of the calendar year; 0 when it is about anything else. */
    public long points() {
        return kind == StandingKind.QUALIFICATION_POINTS ? digits(value) : 0;
    }

    /** The credit grade, in the province's own letters; "" when it is about anything else. */
    public String grade() {
        return kind == StandingKind.CREDIT_GRADE ? value : "";
    }

    /** The level of scrutiny, from 1 to 3; 0 when it is about anything else. */
    public int level() {
        long level = kind == StandingKind.SCRUTINY ? digits(value) : 0;
        return level <= HIGHEST_LEVEL ? (int) level : 0;
    }

    private static long digits(String text) {
        boolean plain = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? Long.parseLong(text) : 0;
    }

    /** The first day, in Asia/Shanghai. */
    public LocalDate firstDay() {
        return LocalDate.ofInstant(validFrom, ZONE);
    }

    /** What it is, in English. */
    public String kindNameEnglish() {
        return switch (kind) {
            case SUSPENSION ->
                switch (subjectKind) {
                    case INSTITUTION -> "agreement suspended";
                    case DEPARTMENT -> "services for the fund suspended";
                    case PATIENT -> "online settlement suspended";
                    case PRACTITIONER -> "payment qualification suspended";
                };
            case TERMINATION ->
                switch (subjectKind) {
                    case INSTITUTION -> "agreement terminated";
                    case DEPARTMENT -> "services for the fund ended";
                    case PATIENT -> "online settlement ended";
                    case PRACTITIONER -> "payment qualification terminated";
                };
            case QUALIFICATION_POINTS -> "qualification points";
            case CREDIT_GRADE -> "credit grade";
            case SCRUTINY -> "under scrutiny";
            case EMPLOYMENT_RESTRICTION -> "may not run an institution";
            case TRACE_CODES_ORDERED -> "trace codes ordered";
        };
    }

    /** What it is, in words. */
    public String kindName() {
        return switch (kind) {
            case SUSPENSION ->
                switch (subjectKind) {
                    case INSTITUTION -> "中止医保协议";
                    case DEPARTMENT -> "暂停涉及医保基金使用的医药服务";
                    case PATIENT -> "暂停联网结算";
                    case PRACTITIONER -> "暂停医保支付资格";
                };
            case TERMINATION ->
                switch (subjectKind) {
                    case INSTITUTION -> "解除医保协议";
                    case DEPARTMENT -> "终止涉及医保基金使用的医药服务";
                    case PATIENT -> "终止联网结算";
                    case PRACTITIONER -> "终止医保支付资格";
                };
            case QUALIFICATION_POINTS -> "医保支付资格记分";
            case CREDIT_GRADE -> "信用等级";
            case SCRUTINY -> "重点监控";
            case EMPLOYMENT_RESTRICTION -> "限制从业";
            case TRACE_CODES_ORDERED -> "责令使用药品追溯码";
        };
    }
}
