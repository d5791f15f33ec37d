package org.claimscreener.national;

import java.util.Optional;

import org.claimscreener.wire.record.Channel;

/** The transaction numbers (infno) that settle and withdraw, and the channel each stands for. */
final class Transactions {

    private Transactions() {}

    static Optional<Channel> settles(String infno) {
        for (Channel channel : Channel.values()) {
            if (settling(channel).equals(infno)) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }

    static Optional<Channel> reverses(String infno) {
        for (Channel channel : Channel.values()) {
            if (reversing(channel).equals(infno)) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }

    static String settling(Channel channel) {
        return switch (channel) {
            case OUTPATIENT -> "2207";
            case INPATIENT -> "2304";
            case PHARMACY -> "2102";
        };
    }

    static String reversing(Channel channel) {
        return switch (channel) {
            case OUTPATIENT -> "2208";
            case INPATIENT -> "2305";
            case PHARMACY -> "2103";
        };
    }
}
