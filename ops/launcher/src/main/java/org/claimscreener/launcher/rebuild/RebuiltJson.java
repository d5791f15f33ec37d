package org.claimscreener.launcher.rebuild;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A rebuilt memory as one JSON object. Stateless. */
public final class RebuiltJson {
    private RebuiltJson() {}

    /** On one line. */
    public static String of(Rebuilt rebuilt) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("subject", rebuilt.subject());
        json.put("settlements", rebuilt.settlements());
        json.put("reversals", rebuilt.reversals());
        ArrayNode features = json.putArray("features");
        rebuilt.features()
                .forEach(feature -> features.addObject()
                        .put("name", feature.getName())
                        .put("subject", feature.getSubject())
                        .put("value", feature.getValue())
                        .put("quality", feature.getQuality().name())
                        .put("complete_since", feature.getCoverageSince().toString()));
        ObjectNode decisions = json.putObject("decisions");
        decisions.put("compared", rebuilt.compared());
        decisions.put("decided_by_other_packs", rebuilt.otherPacks());
        rebuilt.countedBeside().forEach(decisions.putArray("features_not_compared")::add);
        rebuilt.differences().forEach(decisions.putArray("differences")::add);
        rebuilt.state().ifPresent(state -> {
            ObjectNode node = json.putObject("state");
            node.put("equal", state.equal());
            state.differences().forEach(node.putArray("differences")::add);
        });
        return json.toString();
    }
}
