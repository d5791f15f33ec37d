package org.claimscreener.console.desk.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import org.claimscreener.console.desk.Permissions;
import org.claimscreener.console.desk.Place;
import org.claimscreener.console.desk.text.Countdown;
import org.claimscreener.console.desk.text.Formats;
import org.claimscreener.console.desk.text.Language;
import org.claimscreener.console.desk.text.Texts;
import org.claimscreener.console.desk.text.WorkingDays;
import org.claimscreener.console.identity.Person;
import org.claimscreener.console.view.QueueRow;

/**
 * What every page has: language, who looks at it, when.
 *
 * @param csrf token that forms send back
 * @param path of the page, without its query
 * @param query of the page without the language, not encoded further; may be empty
 */
public record Shell(
        Texts texts,
        Optional<Person> person,
        String csrf,
        String path,
        String query,
        Instant now,
        WorkingDays calendar,
        AssetPaths assets) {
    /** A text of the page's language. */
    public String t(String key, Object... arguments) {
        return texts.of(key, arguments);
    }

    /** What a value is called. */
    public String name(Enum<?> value) {
        return texts.of(value);
    }

    /** What a value is called by a second name. */
    public String name(String what, Enum<?> value) {
        return texts.of(what, value);
    }

    /** Fen as yuan. */
    public String money(long fen) {
        return Formats.money(fen);
    }

    /** A number with its thousands apart. */
    public String count(long number) {
        return Formats.count(number);
    }

    /** To the minute, in Shanghai. */
    public String minute(Instant at) {
        return Formats.minute(at);
    }

    /** How much time a hold has left. */
    public Countdown countdown(QueueRow row) {
        return Countdown.of(row.deadline(), row.pausedUntil(), now, calendar, texts);
    }

    /** How much time there is until the first instant that is too late. */
    public Countdown countdown(Optional<Instant> deadline) {
        return Countdown.of(deadline, Optional.empty(), now, calendar, texts);
    }

    /** What a severity of 0 to 3 is called. */
    public String severity(int severity) {
        return texts.of("severity." + severity);
    }

    /** Hours as people say them: minutes, hours or days; a dash for none. */
    public String hours(double hours) {
        if (hours < 0) {
            return "–";
        }
        if (hours < 1) {
            return t("span.minutes", Math.round(hours * 60));
        }
        return hours < 48
                ? t("span.hours", String.format(java.util.Locale.ROOT, "%.1f", hours))
                : t("span.days", String.format(java.util.Locale.ROOT, "%.1f", hours / 24));
    }

    /** Whether such pages are for who looks at this one. */
    public boolean sees(Place place) {
        return person.isPresent() && Permissions.sees(person.get(), place);
    }

    /** An address of a part and an id, encoded. */
    public String url(String part, String id) {
        return part + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** This page in a language. */
    public String in(Language language) {
        return path + "?" + (query.isEmpty() ? "" : query + "&") + "lang=" + language.code();
    }
}
