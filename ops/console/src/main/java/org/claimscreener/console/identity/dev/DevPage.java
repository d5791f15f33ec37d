package org.claimscreener.console.identity.dev;

import java.util.List;
import java.util.Map;

/**
 * What the page shows on which one chooses who to be.
 *
 * @param persons who may be chosen
 * @param request what the console asked with, to come back with the choice
 */
public record DevPage(List<DevPerson> persons, Map<String, String> request) {
    public DevPage {
        persons = List.copyOf(persons);
        request = Map.copyOf(request);
    }
}
