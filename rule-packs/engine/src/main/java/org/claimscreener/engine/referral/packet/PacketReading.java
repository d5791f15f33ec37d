package org.claimscreener.engine.referral.packet;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.engine.approval.OfficeSignature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What a file is found to be.
 *
 * @param problems everything that is wrong with it; empty when it is a packet as it was signed
 * @param digest SHA-256 of the whole file, lower-case hex: by it a referral names its packet
 * @param bodies contents of the sections that could be read; to be believed only when nothing is wrong
 * @param signature as the file has it; empty when it has none that can be read
 */
public record PacketReading(
        List<String> problems, String digest, Map<Section, JsonNode> bodies, Optional<OfficeSignature> signature) {
    public PacketReading {
        problems = List.copyOf(problems);
        bodies = Map.copyOf(bodies);
    }

    /** Whether it is as it was signed; by whom, {@link #signature} says to whoever trusts keys. */
    public boolean isIntact() {
        return problems.isEmpty();
    }

    /** A section's content; a missing node when it could not be read. */
    public JsonNode body(Section section) {
        return bodies.getOrDefault(section, MissingNode.getInstance());
    }

    /** What is needed to decide it again; empty when this department was not given that. */
    public Optional<ReplayInputs> inputs() {
        return ReplayInputs.of(body(Section.REPLAY).path("inputs"));
    }
}
