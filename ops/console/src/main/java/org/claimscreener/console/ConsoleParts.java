package org.claimscreener.console;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.claimscreener.console.command.DirectiveLaw;
import org.claimscreener.console.command.HoldCommands;
import org.claimscreener.console.command.SubjectCommands;
import org.claimscreener.console.desk.Access;
import org.claimscreener.console.desk.text.WorkingDays;
import org.claimscreener.console.status.StatusSource;
import org.claimscreener.console.view.HoldChanges;
import org.claimscreener.console.view.HoldViews;

import io.javalin.config.JavalinConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * What the console is put together from.
 *
 * @param status who knows how the screener is, for its page
 * @param identity installs what checks sessions, tokens and rates, before the pages are installed
 * @param problem what keeps the console from working well, for /healthz; empty when nothing does. Asked often, so it must
 *     be quick
 * @param registry what /metrics shows
 */
public record ConsoleParts(
        HoldViews views,
        HoldCommands commands,
        SubjectCommands subjects,
        DirectiveLaw law,
        StatusSource status,
        HoldChanges changes,
        Access access,
        Consumer<JavalinConfig> identity,
        Supplier<Optional<String>> problem,
        PrometheusMeterRegistry registry,
        WorkingDays calendar,
        InstantSource clock) {}
