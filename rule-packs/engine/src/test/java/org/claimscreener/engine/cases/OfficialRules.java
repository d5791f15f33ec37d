package org.claimscreener.engine.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The official list: rule names by code. */
final class OfficialRules {
    private static final String FILE = "official-rules.yaml";

    private OfficialRules() {}

    static CaseFields read() {
        try (InputStream in = OfficialRules.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not among the test resources");
            }
            return CaseText.read(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
