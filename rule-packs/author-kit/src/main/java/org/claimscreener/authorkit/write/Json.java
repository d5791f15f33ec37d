package org.claimscreener.authorkit.write;

import java.util.List;

import org.claimscreener.engine.pack.PackProblem;
import org.claimscreener.engine.pack.RulePack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What commands print with {@code --json}: one document, one line. Field names stay as they are. Stateless. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static String text(ObjectNode document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    static void problems(ArrayNode array, List<PackProblem> problems) {
        for (PackProblem problem : problems) {
            array.addObject()
                    .put("file", problem.file())
                    .put("line", problem.line())
                    .put("what", problem.what())
                    .put("how_to_mend", problem.howToMend());
        }
    }

    static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    static void pack(ObjectNode node, RulePack pack) {
        node.put("id", pack.id()).put("version", pack.version()).put("digest", pack.digest());
    }
}
