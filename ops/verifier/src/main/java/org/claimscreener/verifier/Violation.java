package org.claimscreener.verifier;

import java.util.List;

/**
 * One promise broken once.
 *
 * @param invariant which promise
 * @param id settlement id, and reversal id where it is about a reversal; empty when there is none. Never a patient's
 * @param places the records concerned, the accused one first
 * @param meaning what was seen and what it means, for a person; no personal data
 */
public record Violation(Invariant invariant, String id, List<Place> places, String meaning) {
    public Violation {
        places = List.copyOf(places);
    }

    /** One line: invariant, id, places, meaning. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(invariant.code());
        if (!id.isEmpty()) {
            text.append(' ').append(id);
        }
        places.forEach(place -> text.append(' ').append(place));
        return text.append(": ").append(meaning).toString();
    }
}
