package org.claimscreener.engine.referral.packet;

/** What kind of thing a field tells, and why a department that has no use for it is not told. */
public enum DataClass {
    /** Which case, which rule, by which law, when: what makes it a referral at all. */
    CASE("no department goes without it"),
    /** Who billed. */
    INSTITUTION("no department goes without it"),
    /** Who ordered or treated. */
    PRACTITIONER("tells of a person's work; this department does not act on practitioners"),
    /** What was billed, and how much of it. */
    BILLED("tells what a patient was treated with; money is told without it"),
    /** What an item cost. */
    PRICE("prices of items are no matter of this department"),
    /** Trace codes, and where the same pack was billed before. */
    TRACE("trace codes of drugs are no matter of this department"),
    /** What the fund paid, withheld, deducted. */
    FUND_MONEY("the fund's money is no matter of this department"),
    /** How and when care was given. */
    SERVICE("tells how a patient was cared for; this department's task does not need it"),
    /** A rule's own words. */
    EVIDENCE("free text that may tell of the patient; rule, lines and article stand without it"),
    /** Diagnoses, operations, outcome. */
    CLINICAL("health data of a patient, sensitive by article 28 of the Personal Information Protection Law"),
    /** Who the patient is, and the patient's earlier visits. */
    IDENTITY("tells who the patient is; only public security needs that"),
    /** Who reviewed the hold, in which words. */
    REVIEW("names and words of those who reviewed; only public security may need to hear them"),
    /** What is needed to decide again: the whole settlement and the person's earlier ones. */
    REPLAY("holds or gives away the whole settlement; the result of deciding again is told without it");

    private final String whyNot;

    DataClass(String whyNot) {
        this.whyNot = whyNot;
    }

    /** For people, where it is left out. */
    public String whyNot() {
        return whyNot;
    }
}
