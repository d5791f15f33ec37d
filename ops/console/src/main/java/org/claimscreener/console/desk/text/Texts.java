package org.claimscreener.console.desk.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** All texts of the pages in one language. Immutable, thread-safe. */
public final class Texts {
    private static final Map<Language, Texts> ALL =
            Map.of(Language.ZH, new Texts(Language.ZH), Language.EN, new Texts(Language.EN));

    private final Language language;
    private final Properties texts;

    private Texts(Language language) {
        this.language = language;
        this.texts = load(language);
    }

    /** The texts of a language. */
    public static Texts in(Language language) {
        Texts texts = ALL.get(language);
        if (texts == null) {
            throw new IllegalStateException("no texts in " + language);
        }
        return texts;
    }

    private static Properties load(Language language) {
        String name = "messages_" + language.code() + ".properties";
        Properties properties = new Properties();
        try (InputStream in = Texts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** Which language. */
    public Language language() {
        return language;
    }

    /** All keys. */
    public Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /**
     * The text, its {@code {0}}, {@code {1}}, ... replaced.
     *
     * @throws IllegalArgumentException when there is no such text: a fault of the page's
     */
    public String of(String key, Object... arguments) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text '" + key + "' in " + language);
        }
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    /** What one value of an enum is called: key {@code Type.VALUE}. */
    public String of(Enum<?> value) {
        return of(value.getDeclaringClass().getSimpleName() + "." + value.name());
    }

    /** What one value of an enum is called by a second name, such as a verb: key {@code what.Type.VALUE}. */
    public String of(String what, Enum<?> value) {
        return of(what + "." + value.getDeclaringClass().getSimpleName() + "." + value.name());
    }
}
