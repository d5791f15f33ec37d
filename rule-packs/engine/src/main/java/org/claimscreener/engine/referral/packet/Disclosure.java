package org.claimscreener.engine.referral.packet;

import java.util.EnumSet;
import java.util.Set;

import org.claimscreener.engine.referral.Department;

/**
 * Which department is told what: no more than its task needs. Articles 6 and 34 of the Personal Information Protection Law
 * (the least that serves the purpose, within what the law charges a body with); article 32 of State Council Order 735 (what is
 * learned in supervision is not passed on for other ends). Stateless, thread-safe.
 */
public final class Disclosure {
    /** Said in every packet. */
    static final String BASIS = "《个人信息保护法》第六条、第三十四条；《医疗保障基金使用监督管理条例》第三十二条";

    private Disclosure() {}

    /** What a department is told. */
    public static Set<DataClass> told(Department department) {
        return switch (department) {
            // A suspected crime: Order 310, article 6, asks for all that bears on it.
            case POLICE -> EnumSet.allOf(DataClass.class);
            // Acts on institutions and practitioners by how they treat.
            case HEALTH ->
                EnumSet.of(
                        DataClass.CASE,
                        DataClass.INSTITUTION,
                        DataClass.PRACTITIONER,
                        DataClass.BILLED,
                        DataClass.SERVICE,
                        DataClass.EVIDENCE);
            // Acts on drugs and consumables, where they came from and what they cost.
            case MARKET_SUPERVISION ->
                EnumSet.of(DataClass.CASE, DataClass.INSTITUTION, DataClass.BILLED, DataClass.PRICE, DataClass.TRACE);
            // Follow the fund's money.
            case AUDIT, FINANCE -> EnumSet.of(DataClass.CASE, DataClass.INSTITUTION, DataClass.FUND_MONEY);
        };
    }

    /** Whether a department sees all lines of a bill, or only those that something was found about. */
    static boolean seesAllLines(Department department) {
        return department == Department.POLICE;
    }

    /** Whether, of these lines, only drugs and consumables are its matter. */
    static boolean seesGoodsOnly(Department department) {
        return department == Department.MARKET_SUPERVISION;
    }
}
