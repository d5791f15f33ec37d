package org.claimscreener.engine.referral.packet;

import java.io.ByteArrayOutputStream;
import java.util.Map;

import org.claimscreener.engine.approval.OfficeSignature;
import org.claimscreener.engine.approval.SigningKey;
import org.claimscreener.engine.pack.Digests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A packet's file: UTF-8, one line of JSON a section, each with the SHA-256 of its content and of the line before, and last
 * the office's Ed25519 signature under all lines before it. {@code sha256sum} and {@code openssl} are enough to check it; {@code
 * flink-jobs/supervision/referrals.md} says how. Stateless.
 */
public final class ReferralPacket {
    /** First line of what is signed, before the packet's own lines. */
    static final String DOMAIN = "claim-screener referral v1";

    static final String SIGNATURE = "signature";

    /** Before the first line there is none. */
    static final String NO_LINE = "0".repeat(64);

    private ReferralPacket() {}

    /** The packet for the department of the matter; it may be larger than {@link PacketCheck#MOST_BYTES} and is refused then. */
    public static byte[] write(PacketSource source, SigningKey key) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        String previous = NO_LINE;
        Map<Section, ObjectNode> bodies = PacketBodies.of(source);
        for (Section section : Section.values()) {
            ObjectNode body = bodies.get(section);
            if (body == null) {
                throw new IllegalStateException("a section without content");
            }
            byte[] line = line(section, previous, body);
            packet.writeBytes(line);
            previous = Digests.sha256(line);
        }
        OfficeSignature signature = OfficeSignature.sign(key, DOMAIN, packet.toByteArray());
        packet.writeBytes(line(signature, previous));
        return packet.toByteArray();
    }

    /** With its line break, which counts. */
    static byte[] line(Section section, String previous, JsonNode body) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("section", section.key())
                .put("previous", previous)
                .put("digest", Digests.sha256(PacketJson.bytes(body)));
        line.set("body", body);
        return ended(line);
    }

    static byte[] line(OfficeSignature signature, String previous) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("section", SIGNATURE)
                .put("previous", previous)
                .put("key_id", signature.keyId())
                .put("public_key", signature.publicKey())
                .put("signature", signature.signature());
        return ended(line);
    }

    private static byte[] ended(ObjectNode line) {
        byte[] json = PacketJson.bytes(line);
        byte[] ended = new byte[json.length + 1];
        System.arraycopy(json, 0, ended, 0, json.length);
        ended[json.length] = '\n';
        return ended;
    }
}
