package org.claimscreener.national;

import java.io.IOException;
import java.util.Optional;

import org.claimscreener.wire.WireFormat;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.DeadLetterReason;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Reads one line of the national form: a settlement as a hospital's or pharmacy's system has it after settling, or a
 * reversal. Fields that we do not map are passed over; whatever else is wrong becomes a {@link
 * NationalReading.Rejected}, never an exception. Only the form is judged: negative amounts or impossible orders of time
 * are the engine's intake.
 *
 * <p>Numbers may be JSON texts or JSON numbers. Thread-safe; make one and keep it.
 */
public final class NationalReader {

    /** Objects in objects in a settlement go three deep; ignored fields may go further, but not without end. */
    private static final int MAX_NESTING = 64;

    private static final String INFNO = SettlementField.CHANNEL.nationalName();

    private final ObjectReader json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .build())
                    // Of two fields of one name, nobody can say which was meant.
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Stripping turns 10.00 into 1E+1, which looks like an exponent in the input.
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(JsonNode.class);

    /**
     * Reads one line.
     *
     * @param line the line's bytes, UTF-8, without or with the line break; at most {@link WireFormat#MAX_MESSAGE_BYTES}
     *     are read
     */
    public NationalReading read(byte[] line) {
        if (line.length > WireFormat.MAX_MESSAGE_BYTES) {
            return unidentified(
                    DeadLetterReason.OVERSIZED,
                    "The line has " + line.length + " bytes; at most " + WireFormat.MAX_MESSAGE_BYTES
                            + " are read. Split the settlement or leave out fields that are not needed.");
        }
        try {
            JsonNode root = json.readTree(line);
            return root != null && root.isObject()
                    ? map(root)
                    : unidentified(
                            DeadLetterReason.UNREADABLE,
                            "The line is empty or no JSON object. Write one settlement or reversal a line, as {...}.");
        } catch (JsonProcessingException e) {
            return unidentified(
                    DeadLetterReason.UNREADABLE,
                    "The line is not well-formed JSON, repeats a field, is nested deeper than " + MAX_NESTING
                            + " or has a number without end" + place(e.getLocation())
                            + ". Write it again, in UTF-8 and on one line.");
        } catch (IOException e) {
            return unidentified(DeadLetterReason.UNREADABLE, "The line is not UTF-8 text. Write it again, in UTF-8.");
        }
    }

    private static NationalReading map(JsonNode root) {
        JsonFields header = new JsonFields(root, "");
        try {
            String infno = header.required(SettlementField.CHANNEL);
            Optional<Channel> settles = Transactions.settles(infno);
            if (settles.isPresent()) {
                return new NationalReading.OfSettlement(SettlementMapper.map(header, settles.get()));
            }
            Optional<Channel> reverses = Transactions.reverses(infno);
            if (reverses.isPresent()) {
                return new NationalReading.OfReversal(ReversalMapper.map(header, reverses.get(), infno));
            }
            throw header.bad(
                    INFNO, "must be 2207, 2304 or 2102 for a settlement, or 2208, 2305 or 2103 for a reversal");
        } catch (FieldRejected e) {
            return new NationalReading.Rejected(e.reason(), e.text(), Optional.of(e.field()), settlementId(root));
        }
    }

    /** The id as far as it can be had: the line is rejected for something already. */
    private static Optional<String> settlementId(JsonNode root) {
        String name = SettlementField.SETTLEMENT_ID.nationalName();
        for (NationalNode node : new NationalNode[] {NationalNode.SETLINFO, NationalNode.DATA}) {
            Optional<String> id = JsonTexts.tolerant(root.path(node.nodeName()).path(name));
            if (id.isPresent()) {
                return id;
            }
        }
        return Optional.empty();
    }

    private static NationalReading unidentified(DeadLetterReason reason, String message) {
        return new NationalReading.Rejected(reason, message, Optional.empty(), Optional.empty());
    }

    /** Where it broke off, as far as the parser knows. */
    private static String place(@Nullable JsonLocation location) {
        return location == null || location.getByteOffset() < 0 ? "" : ", at byte " + location.getByteOffset();
    }
}
