package org.claimscreener.engine.pack;

import org.claimscreener.engine.fact.Standing;

/**
 * A value that holds for one settlement because somebody is watched.
 *
 * @param parameter its name
 * @param value what holds
 * @param usual what would hold in that area on that day if nobody were watched; another number
 * @param ground the entry in force that decided
 */
public record WatchedValue(String parameter, String unit, long value, long usual, Standing ground) {
    /** In English, for who may know everything: {@code x = 10 days in place of 7: credit grade D of ...}. No person's id. */
    public String inWords() {
        return parameter + " = " + value + " " + unit + " in place of " + usual + ": " + groundInWords() + ", by order "
                + ground.orderNo() + ", since " + ground.firstDay();
    }

    private String groundInWords() {
        String who = ground.ofPatient()
                ? "the person"
                : (ground.ofInstitution() ? "institution " : "practitioner ") + ground.subjectId();
        if (ground.points() > 0) {
            return ground.points() + " qualification points of " + who;
        }
        return ground.level() > 0
                ? "scrutiny of level " + ground.level() + " of " + who
                : "credit grade " + ground.grade() + " of " + who;
    }
}
