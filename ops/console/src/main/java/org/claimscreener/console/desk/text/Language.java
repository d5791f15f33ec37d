package org.claimscreener.console.desk.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Languages of the pages. */
public enum Language {
    /** Simplified Chinese, when nothing else is asked for. */
    ZH("zh", "zh-CN", "中文"),
    /** English. */
    EN("en", "en", "English");

    private static final int LONGEST_HEADER = 1_000;

    private final String code;
    private final String tag;
    private final String ownName;

    Language(String code, String tag, String ownName) {
        this.code = code;
        this.tag = tag;
        this.ownName = ownName;
    }

    /** As in addresses and cookies: {@code zh} or {@code en}. */
    public String code() {
        return code;
    }

    /** BCP 47 tag for the page's lang attribute. */
    public String tag() {
        return tag;
    }

    /** What its readers call it. */
    public String ownName() {
        return ownName;
    }

    /** The language of such a code; empty for anything else. */
    public static Optional<Language> ofCode(@Nullable String code) {
        for (Language language : values()) {
            if (language.code.equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /** The best of an Accept-Language header; Chinese when it names neither or is no such header. */
    public static Language ofHeader(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST_HEADER) {
            return ZH;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), List.of(Locale.CHINESE, Locale.ENGLISH));
            return Locale.ENGLISH.equals(best) ? EN : ZH;
        } catch (IllegalArgumentException e) {
            // A header that cannot be read asks for nothing.
            return ZH;
        }
    }
}
