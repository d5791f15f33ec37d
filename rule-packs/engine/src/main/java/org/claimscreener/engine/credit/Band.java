package org.claimscreener.engine.credit;

/** How grave what a practitioner did is, by the guiding opinions; each band has three numbers of points. */
public enum Band {
    MINOR(1, "较轻"),
    HEAVIER(4, "较重"),
    SERIOUS(7, "严重"),
    FRAUD(10, "欺诈骗保");

    private static final int WIDTH = 3;

    private final int least;
    private final String inChinese;

    Band(int least, String inChinese) {
        this.least = least;
        this.inChinese = inChinese;
    }

    /**
     * The band of so many points.
     *
     * @param points 1 to {@link CreditLimits#FULL_POINTS}
     * @throws IllegalArgumentException when they are not
     */
    public static Band of(int points) {
        for (Band band : values()) {
            if (points >= band.least() && points <= band.most()) {
                return band;
            }
        }
        throw new IllegalArgumentException("no band has " + points + " points");
    }

    /** Least points of it. */
    public int least() {
        return least;
    }

    /** Most points of it. */
    public int most() {
        return least + WIDTH - 1;
    }

    /** As the guiding opinions call it. */
    public String inChinese() {
        return inChinese;
    }
}
