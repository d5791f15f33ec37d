package org.claimscreener.authorkit.deploy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.wire.record.PackRole;
import org.claimscreener.wire.record.PackSignature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The signatures of an archive, in a file beside it: {@code <archive>.signatures.json}. It goes from one person to the
 * next with the archive. Nothing is believed because it stands there. Stateless.
 */
final class SignaturesFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_BYTES = 1 << 20;

    private SignaturesFile() {}

    static Path of(Path archive) {
        return archive.resolveSibling(archive.getFileName() + ".signatures.json");
    }

    /**
     * The signatures so far; none when there is no file.
     *
     * @throws CommandFailure when the file is another archive's, or no file of signatures
     */
    static List<PackSignature> read(Path archive, RulePack pack) throws CommandFailure {
        Path file = of(archive);
        if (!Files.exists(file)) {
            return List.of();
        }
        JsonNode root = parse(file);
        String digest = root.path("digest").asText();
        if (!digest.equals(pack.digest())) {
            throw CommandFailure.failed(
                    file + " holds signatures of the archive " + Archives.shown(digest) + ", and this one is "
                            + Archives.shown(pack.digest())
                            + ": it was built or changed after they signed. Move the file away and have it signed anew",
                    null);
        }
        List<PackSignature> signatures = new ArrayList<>();
        for (JsonNode each : root.path("signatures")) {
            signatures.add(signature(file, each));
        }
        return signatures;
    }

    private static JsonNode parse(Path file) throws CommandFailure {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw CommandFailure.failed(file + " is too large to hold signatures", null);
            }
            return MAPPER.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw CommandFailure.failed(file + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw CommandFailure.failed(file + " cannot be read: " + FileMessages.of(e), e);
        }
    }

    private static PackSignature signature(Path file, JsonNode node) throws CommandFailure {
        try {
            return PackSignature.newBuilder()
                    .setRole(PackRole.valueOf(node.path("role").asText().toUpperCase(Locale.ROOT)))
                    .setKeyId(node.path("key_id").asText())
                    .setSignature(ByteBuffer.wrap(
                            Base64.getDecoder().decode(node.path("signature").asText())))
                    .build();
        } catch (IllegalArgumentException e) {
            throw CommandFailure.failed(
                    file + " has an entry that is no signature: role, key_id and signature in base64", e);
        }
    }

    /** Writes them all; whoever reads meanwhile sees the old ones or the new ones. */
    static void write(Path archive, RulePack pack, List<PackSignature> signatures) throws CommandFailure {
        Path file = of(archive);
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".tmp");
            Files.writeString(draft, text(pack, signatures));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw CommandFailure.failed(file + " cannot be written: " + FileMessages.of(e), e);
        }
    }

    private static String text(RulePack pack, List<PackSignature> signatures) throws JsonProcessingException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("pack", pack.id()).put("version", pack.version()).put("digest", pack.digest());
        ArrayNode list = root.putArray("signatures");
        for (PackSignature signature : signatures) {
            byte[] bytes = new byte[signature.getSignature().remaining()];
            signature.getSignature().duplicate().get(bytes);
            list.addObject()
                    .put("role", signature.getRole().name().toLowerCase(Locale.ROOT))
                    .put("key_id", signature.getKeyId())
                    .put("signature", Base64.getEncoder().encodeToString(bytes));
        }
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }
}
