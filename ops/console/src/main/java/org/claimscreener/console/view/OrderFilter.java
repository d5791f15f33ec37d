package org.claimscreener.console.view;

import java.time.Instant;
import java.util.Optional;

/**
 * Which orders.
 *
 * @param subjectId about whom, with an institution its departments; empty for everybody. Never a patient: their orders are
 *     found by number alone, for what is searched stands in addresses
 * @param openAt only those that bind at an instant or will; empty for all
 */
public record OrderFilter(Optional<String> subjectId, Optional<Instant> openAt) {}
