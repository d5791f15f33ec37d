package org.claimscreener.engine.cases;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.engine.intake.Calendars;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.FeeLine;

/** Fee lines as an author writes them; what the case does not say is one unit at ten yuan, in scope. Stateless. */
final class LineText {
    private static final int MORNING_HOUR = 10;
    private static final BigDecimal TEN_YUAN = BigDecimal.TEN;

    private LineText() {}

    /** The lines, or what the channel bills at least: a consultation, a bed, or amlodipine for 28 days. */
    static List<FeeLine> lines(List<CaseFields> sections, String settlementId, Channel channel, LocalDate firstDay) {
        if (sections.isEmpty()) {
            return List.of(usual(settlementId, channel, firstDay));
        }
        List<FeeLine> lines = new ArrayList<>();
        for (CaseFields fields : sections) {
            lines.add(line(fields, settlementId + "-" + (lines.size() + 1), firstDay));
        }
        return lines;
    }

    private static FeeLine usual(String settlementId, Channel channel, LocalDate day) {
        FeeLine.Builder line = switch (channel) {
            case OUTPATIENT -> priced("001102000020000", "1", "15.00");
            case INPATIENT -> priced("001109000010000", "1", "45.00");
            case PHARMACY -> priced("XC08CAA247A001010101547", "2", "18.50").setSupplyDaysE2(28_00);
        };
        return line.setLineId(settlementId + "-1").setOccurredAt(morning(day)).build();
    }

    private static FeeLine.Builder priced(String item, String quantity, String priceYuan) {
        return priced(item, new BigDecimal(quantity), new BigDecimal(priceYuan));
    }

    private static FeeLine.Builder priced(String item, BigDecimal quantity, BigDecimal priceYuan) {
        long amountFen = quantity.multiply(priceYuan)
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return FeeLine.newBuilder()
                .setItemCode(item)
                .setQuantityE4(quantity.movePointRight(4).longValueExact())
                .setUnitPriceE6(priceYuan.movePointRight(6).longValueExact())
                .setAmountFen(amountFen)
                .setInScopeFen(amountFen)
                .setPractitionerId("D430102000001");
    }

    private static FeeLine line(CaseFields fields, String id, LocalDate firstDay) {
        fields.only(
                "id",
                "item",
                "name",
                "kind",
                "quantity",
                "price_yuan",
                "amount_yuan",
                "paid",
                "days",
                "day",
                "prescription",
                "department",
                "practitioner",
                "charge_kind",
                "approval",
                "limited_use",
                "takes_back",
                "trace_codes",
                "split_pack");
        FeeLine.Builder line = priced(
                fields.required("item"),
                fields.decimal("quantity").orElse(BigDecimal.ONE),
                fields.decimal("price_yuan").orElse(TEN_YUAN));
        fields.scaled("amount_yuan", 2).ifPresent(fen -> line.setAmountFen(fen).setInScopeFen(fen));
        if (!fields.flag("paid").orElse(true)) {
            line.setInScopeFen(0);
        }
        fields.scaled("days", 2).ifPresent(days -> line.setSupplyDaysE2(Math.toIntExact(days)));
        fields.text("practitioner").ifPresent(code -> line.setPractitionerId(code));
        return line.setLineId(fields.text("id", id))
                .setItemName(fields.text("name").orElse(null))
                .setItemKind(fields.text("kind").orElse(null))
                .setPrescriptionId(fields.text("prescription").orElse(null))
                .setDepartment(fields.text("department").orElse(null))
                .setChargeKind(fields.text("charge_kind").orElse(null))
                .setApproval(fields.text("approval").orElse(null))
                .setLimitedUse(fields.flag("limited_use").orElse(false))
                .setTakesBackLineId(fields.text("takes_back").orElse(null))
                .setTraceCodes(fields.texts("trace_codes"))
                .setSplitPack(fields.flag("split_pack").orElse(false))
                .setOccurredAt(morning(fields.day("day").orElse(firstDay)))
                .build();
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(MORNING_HOUR, 0).atZone(Calendars.ZONE).toInstant();
    }
}
