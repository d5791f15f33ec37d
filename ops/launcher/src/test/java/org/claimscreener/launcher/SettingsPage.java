package org.claimscreener.launcher;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.claimscreener.commandline.Console;
import org.claimscreener.flow.settings.Setting;
import org.claimscreener.holds.HoldsMain;
import org.claimscreener.screening.ScreeningMain;
import org.claimscreener.supervision.io.SupervisionMain;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What ops/SETTINGS.md has to say, from the code that takes the settings. Stateless. */
final class SettingsPage {
    private static final String INTRODUCTION = """
            # Settings

            Made from the code; `SettingsPageTest` says when it is no longer so. All of a file is checked before anything starts, and
            every problem is named at once; an unknown name is refused, by jobs with the nearest one. Passwords are never settings: a
            setting names the file that holds one.
            """;

    private SettingsPage() {}

    static String text() {
        List<String> lines = new ArrayList<>(INTRODUCTION.lines().toList());
        job(lines, "screening", ScreeningMain.class, ScreeningMain.SETTINGS);
        job(lines, "holds", HoldsMain.class, HoldsMain.SETTINGS);
        job(lines, "supervision", SupervisionMain.class, SupervisionMain.SETTINGS);
        for (String command : List.of("console", "up")) {
            command(lines, command);
        }
        return String.join("\n", lines) + "\n";
    }

    private static void job(List<String> lines, String name, Class<?> main, List<Setting> settings) {
        lines.add("");
        lines.add("## The " + name + " job");
        lines.add("Lines `name = value` of the file in `" + main.getSimpleName() + " --settings FILE`.");
        lines.add("");
        lines.add("| setting | value | usual | meaning |");
        lines.add("|---|---|---|---|");
        for (Setting setting : settings) {
            lines.add("| `" + setting.name() + "` | " + form(setting) + " | "
                    + setting.usual().map(SettingsPage::usual).orElse("**required**") + " | " + setting.meaning()
                    + " |");
        }
    }

    private static String usual(String value) {
        return value.isEmpty() ? "blank" : "`" + value + "`";
    }

    private static String form(Setting setting) {
        return setting.form() == Setting.Form.NUMBER
                ? setting.least() + " to " + setting.most()
                : setting.form().name().toLowerCase(Locale.ROOT);
    }

    private static void command(List<String> lines, String name) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        CommandLine command = Objects.requireNonNull(Screener.commandLine(Console.piped(nowhere, nowhere))
                .getSubcommands()
                .get(name));
        lines.add("");
        lines.add("## screener " + name);
        lines.add("");
        lines.add("| option | value | usual | meaning |");
        lines.add("|---|---|---|---|");
        Map<String, OptionSpec> options = new TreeMap<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (!option.usageHelp() && !option.versionHelp() && !option.inherited()) {
                options.put(option.longestName(), option);
            }
        }
        options.forEach((option, spec) ->
                lines.add("| `" + option + "` | " + value(spec) + " | " + usual(spec) + " | " + meaning(spec) + " |"));
    }

    private static String value(OptionSpec option) {
        return option.arity().max() == 0 ? "" : "`" + option.paramLabel() + "`";
    }

    private static String usual(OptionSpec option) {
        if (option.required()) {
            // Of a group one or all must be said, or none: the meaning tells.
            return option.group() == null ? "**required**" : "";
        }
        String usual = option.defaultValueString();
        return usual == null || usual.equals("null") || usual.equals("false") ? "" : "`" + usual + "`";
    }

    /** The default has a column of its own. */
    private static String meaning(OptionSpec option) {
        return String.join(" ", Arrays.asList(option.description()))
                .replace(" (default: " + option.defaultValueString() + ")", "");
    }
}
