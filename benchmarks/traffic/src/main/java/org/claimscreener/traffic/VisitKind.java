package org.claimscreener.traffic;

import org.claimscreener.wire.record.Channel;

/** Kinds of visit, each with its national med_type and the transaction that it is settled by. */
enum VisitKind {
    OUTPATIENT("11", Channel.OUTPATIENT),
    EMERGENCY("13", Channel.OUTPATIENT),
    CHRONIC("14", Channel.OUTPATIENT),
    DIALYSIS("14", Channel.OUTPATIENT),
    MATERNITY_CHECK("51", Channel.OUTPATIENT),
    INTERNET("11", Channel.OUTPATIENT),
    STAY("2101", Channel.INPATIENT),
    DELIVERY("52", Channel.INPATIENT),
    PHARMACY("41", Channel.PHARMACY);

    private final String medType;
    private final Channel channel;

    VisitKind(String medType, Channel channel) {
        this.medType = medType;
        this.channel = channel;
    }

    String medType() {
        return medType;
    }

    Channel channel() {
        return channel;
    }

    boolean isStay() {
        return channel == Channel.INPATIENT;
    }
}
