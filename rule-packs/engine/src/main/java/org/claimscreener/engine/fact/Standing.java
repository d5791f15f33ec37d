package org.claimscreener.engine.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * What is in force, by one order, about the institution, a practitioner on the bill or the person, at some time between
 * the earliest fee and the settlement's own time. Its first instant is in it, its last one is not.
 *
 * @param subjectId fixmedins_code, practitioner code or psn_no
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

    /** A suspension or a termination: what the subject takes part in is not paid while it is valid. */
    public boolean bars() {
        return kind == StandingKind.SUSPENSION || kind == StandingKind.TERMINATION;
    }

    /** It leaves emergency and rescue care alone, and the visit is such. */
    public boolean exempts(Visit visit) {
        return emergencyExempt && visit.emergency();
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

    /** Is the line the subject's, and its fee of a time at which this was in force? A practitioner's are those ordered. */
    public boolean concerns(FeeLine line) {
        return isSubjects(line) && inForceAt(line.occurredAt());
    }

    private boolean isSubjects(FeeLine line) {
        return !ofPractitioner() || line.practitionerId().equals(subjectId);
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
                ofInstitution()
                        ? "agreement suspended"
                        : ofPatient() ? "online settlement suspended" : "payment qualification suspended";
            case TERMINATION ->
                ofInstitution()
                        ? "agreement terminated"
                        : ofPatient() ? "online settlement ended" : "payment qualification terminated";
            case QUALIFICATION_POINTS -> "qualification points";
            case CREDIT_GRADE -> "credit grade";
            case SCRUTINY -> "under scrutiny";
        };
    }

    /** What it is, in words. */
    public String kindName() {
        return switch (kind) {
            case SUSPENSION -> ofInstitution() ? "中止医保协议" : ofPatient() ? "暂停联网结算" : "暂停医保支付资格";
            case TERMINATION -> ofInstitution() ? "解除医保协议" : ofPatient() ? "终止联网结算" : "终止医保支付资格";
            case QUALIFICATION_POINTS -> "医保支付资格记分";
            case CREDIT_GRADE -> "信用等级";
            case SCRUTINY -> "重点监控";
        };
    }
}
