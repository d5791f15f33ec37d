package org.claimscreener.engine.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.DirectiveBasis;
import org.claimscreener.wire.record.DirectiveKind;
import org.claimscreener.wire.record.SubjectKind;

/** Directives that tests send. */
public final class Directives {
    public static final String DEPARTMENT = "H43010200001/A03";
    public static final String INSTITUTION = "H43010200001";
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** When they come. */
    public static final Instant NOW = day("2026-09-07");

    private Directives() {}

    public static Instant day(String date) {
        return LocalDate.parse(date).atStartOfDay(ZONE).toInstant();
    }

    /** Article 38: a department for half a year from 1 October 2026. */
    public static Directive.Builder suspension(String orderNo) {
        return of(DirectiveKind.SUSPEND_SETTLEMENT, DirectiveBasis.VIOLATION, SubjectKind.DEPARTMENT, DEPARTMENT)
                .setDirectiveId("dir " + orderNo)
                .setOrderNo(orderNo)
                .setValidFrom(day("2026-10-01"))
                .setValidTo(day("2027-04-01"));
    }

    /** Ends an order at once. */
    public static Directive.Builder lift(String orderNo) {
        return of(DirectiveKind.LIFT, DirectiveBasis.VIOLATION, SubjectKind.DEPARTMENT, DEPARTMENT)
                .setDirectiveId("lift " + orderNo)
                .setOrderNo("撤" + orderNo)
                .setLifts(orderNo);
    }

    /** From now on, until lifted, ordered by one and approved by another. */
    public static Directive.Builder of(
            DirectiveKind kind, DirectiveBasis basis, SubjectKind subjectKind, String subjectId) {
        return Directive.newBuilder()
                .setDirectiveId("dir-1")
                .setKind(kind)
                .setSubjectKind(subjectKind)
                .setSubjectId(subjectId)
                .setOrderNo("长医保〔2026〕1号")
                .setBasis(basis)
                .setLegalBasis("《医疗保障基金使用监督管理条例》")
                .setOffice("长沙市医疗保障局")
                .setOrderedBy("officer-1")
                .setApprovedBy("officer-2")
                .setValidFrom(NOW)
                .setReason("经查实")
                .setIssuedAt(NOW);
    }
}
