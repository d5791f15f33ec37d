package org.claimscreener.traffic;

import org.claimscreener.wire.record.Channel;

/** Kinds of visit, each with its national med_type and the transaction that it is settled by. */
enum VisitKind {
    OUTPATIENT("11", Channel.OUTPATIENT, "outpatient visit"),
    EMERGENCY("13", Channel.OUTPATIENT, "emergency visit"),
    CHRONIC("14", Channel.OUTPATIENT, "chronic disease refill"),
    DIALYSIS("14", Channel.OUTPATIENT, "dialysis session"),
    MATERNITY_CHECK("51", Channel.OUTPATIENT, "antenatal check"),
    INTERNET("11", Channel.OUTPATIENT, "internet visit"),
    STAY("2101", Channel.INPATIENT, "stay"),
    REHABILITATION("2105", Channel.INPATIENT, "rehabilitation stay"),
    DAY_SURGERY("28", Channel.INPATIENT, "day surgery"),
    RADIOTHERAPY("14", Channel.OUTPATIENT, "radiotherapy session"),
    DELIVERY("52", Channel.INPATIENT, "delivery"),
    PHARMACY("41", Channel.PHARMACY, "pharmacy purchase");

    private final String medType;
    private final Channel channel;
    private final String words;

    VisitKind(String medType, Channel channel, String words) {
        this.medType = medType;
        this.channel = channel;
        this.words = words;
    }

    String medType() {
        return medType;
    }

    Channel channel() {
        return channel;
    }

    String inWords() {
        return words;
    }

    boolean isStay() {
        return channel == Channel.INPATIENT;
    }
}
