/**
 * One patient's settlements in their order: answers retries from the ledger, follows what the log of decisions records,
 * decides what is new and remembers it. Knows neither where memory lies nor how a log is read.
 */
@NullMarked
package org.claimscreener.engine.patient;

import org.jspecify.annotations.NullMarked;
