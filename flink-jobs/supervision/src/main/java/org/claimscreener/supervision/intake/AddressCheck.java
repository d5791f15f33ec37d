package org.claimscreener.supervision.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.engine.standing.StandingLimits;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.SubjectKind;
import org.jspecify.annotations.Nullable;

/** Whether what came is about somebody, in that one's order, at a known time. Stateless. */
final class AddressCheck {
    private AddressCheck() {}

    /**
     * Why nothing can come of a record.
     *
     * @param field null when it is none of the message's
     */
    record Problem(
            DeadLetterReason reason,
            String detail,
            @Nullable String field) {}

    /**
     * The first problem; empty when there is none.
     *
     * @param prefix of the fields that name the subject, as {@code subject}
     */
    static Optional<Problem> firstProblem(Arrival arrival, String prefix, SubjectKind kind, String id) {
        String field = prefix + "_id";
        if (id.isBlank()) {
            return problem(
                    DeadLetterReason.MISSING_FIELD,
                    field + " is blank, so that it is about nobody; name the subject and send it again",
                    field);
        }
        if (id.length() > StandingLimits.MAX_ID_LENGTH) {
            return problem(
                    DeadLetterReason.BAD_VALUE,
                    field + " is longer than " + StandingLimits.MAX_ID_LENGTH
                            + " characters, so that it is nobody's; name the subject and send it again",
                    field);
        }
        if (!isTime(arrival.getAppendedAtMs())) {
            return problem(
                    DeadLetterReason.TIME_OUT_OF_RANGE,
                    "the record has no append time between 2000 and 2100; have the topic stamp it (LogAppendTime)",
                    null);
        }
        byte[] key = new StandingKey(kind, id).encode().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(key).equals(arrival.getKey())
                ? Optional.empty()
                : problem(
                        DeadLetterReason.BAD_VALUE,
                        "the record's key is not its subject, so that it may be out of order; have the sender key it as"
                                + " kind, a colon and id, as INSTITUTION:H43010200001",
                        "key");
    }

    private static Optional<Problem> problem(DeadLetterReason reason, String detail, @Nullable String field) {
        return Optional.of(new Problem(reason, detail, field));
    }

    static boolean isTime(long epochMs) {
        if (epochMs < 0) {
            return false;
        }
        Instant time = Instant.ofEpochMilli(epochMs);
        return !time.isBefore(IntakeLimits.EARLIEST) && time.isBefore(IntakeLimits.LATEST);
    }
}
