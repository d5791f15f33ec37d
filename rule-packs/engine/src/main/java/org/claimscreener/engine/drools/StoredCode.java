package org.claimscreener.engine.drools;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.engine.EngineVersion;
import org.claimscreener.engine.pack.Digests;
import org.claimscreener.engine.pack.FactSchema;
import org.claimscreener.engine.pack.PackRefusedException;
import org.kie.api.KieServices;

/**
 * Compiled rules in a {@link RuleCodeStore}: what was compiled together under the name of its package, and that name under the
 * digest of each rule's text. Keys hold what the compiler's work hangs on beside the text: the engine, Drools and the facts. Thread-safe.
 */
final class StoredCode {
    private static final String MADE_BY = Digests.sha256(String.join(
                            " ",
                            "1",
                            EngineVersion.TEXT,
                            KieServices.class.getPackage().getImplementationVersion(),
                            FactSchema.fingerprint())
                    .getBytes(StandardCharsets.UTF_8))
            .substring(0, 16);
    private static final int DIGEST_LENGTH = 64;

    private final RuleCodeStore store;

    StoredCode(RuleCodeStore store) {
        this.store = store;
    }

    <T> T inTurn(RuleCodeStore.Work<T> work) throws PackRefusedException {
        return store.inTurn(work);
    }

    /** The groups that hold some of the rules, by package name, each with the digests of those that it holds. */
    Map<String, Set<String>> groupsOf(Collection<String> ruleDigests) {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        for (String digest : ruleDigests) {
            store.find(ruleKey(digest))
                    .flatMap(StoredCode::opened)
                    .map(name -> new String(name, StandardCharsets.UTF_8))
                    .ifPresent(name -> groups.computeIfAbsent(name, group -> new HashSet<>())
                            .add(digest));
        }
        return groups;
    }

    /** What was compiled under the package name; empty when it is not there as it was kept. */
    Optional<GeneratedCode> code(String packageName) {
        return store.find(groupKey(packageName))
                .flatMap(StoredCode::opened)
                .flatMap(StoredCode::read)
                .filter(code -> code.packageName().equals(packageName));
    }

    void keep(GeneratedCode code, List<String> ruleDigests) {
        Map<String, byte[]> contentByKey = new HashMap<>();
        contentByKey.put(groupKey(code.packageName()), sealed(written(code)));
        byte[] name = sealed(code.packageName().getBytes(StandardCharsets.UTF_8));
        ruleDigests.forEach(digest -> contentByKey.put(ruleKey(digest), name));
        store.keep(contentByKey);
    }

    private static String ruleKey(String digest) {
        return "rule-" + MADE_BY + "-" + digest;
    }

    private static String groupKey(String packageName) {
        return "code-" + MADE_BY + "-" + packageName.substring(packageName.lastIndexOf('.') + 1);
    }

    /** With its digest in front: half a file is no file. */
    private static byte[] sealed(byte[] content) {
        byte[] digest = digest(content);
        byte[] sealed = Arrays.copyOf(digest, digest.length + content.length);
        System.arraycopy(content, 0, sealed, digest.length, content.length);
        return sealed;
    }

    private static Optional<byte[]> opened(byte[] sealed) {
        if (sealed.length < DIGEST_LENGTH) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(sealed, DIGEST_LENGTH, sealed.length);
        boolean whole = Arrays.equals(digest(content), Arrays.copyOf(sealed, DIGEST_LENGTH));
        return whole ? Optional.of(content) : Optional.empty();
    }

    private static byte[] digest(byte[] content) {
        return Digests.sha256(content).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] written(GeneratedCode code) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(code.packageName());
            out.writeInt(code.classes().size());
            for (Map.Entry<String, byte[]> type : code.classes().entrySet()) {
                out.writeUTF(type.getKey());
                out.writeInt(type.getValue().length);
                out.write(type.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static Optional<GeneratedCode> read(byte[] content) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            String packageName = in.readUTF();
            int count = in.readInt();
            Map<String, byte[]> classes = new HashMap<>();
            for (int i = 0; i < count; i++) {
                String name = in.readUTF();
                int length = in.readInt();
                if (length < 0 || length > in.available()) {
                    return Optional.empty();
                }
                classes.put(name, in.readNBytes(length));
            }
            return Optional.of(new GeneratedCode(packageName, classes));
        } catch (IOException e) {
            // Kept by something else: as good as not kept.
            return Optional.empty();
        }
    }
}
