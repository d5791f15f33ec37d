/**
 * Seeded, realistic, labelled settlements for the demo, the tests and the benchmarks. It knows the wire and the published law,
 * never the screener: whoever screens this traffic must find the frauds by himself.
 *
 * <p>Public: {@link org.claimscreener.traffic.Traffic}, its settings, events and labels. All else is how they are made, in this
 * order: who there is ({@code Population}, {@code InstitutionMap}), what can be billed ({@code ItemCatalogue},
 * {@code ConditionTable}), who is ill when ({@code PatientCalendar}), what is billed for it ({@code HonestBills}), what goes wrong
 * ({@code FraudPlanner}), how it is sent ({@code Outbox}).
 */
@NullMarked
package org.claimscreener.traffic;

import org.jspecify.annotations.NullMarked;
