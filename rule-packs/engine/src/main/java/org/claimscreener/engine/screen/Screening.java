package org.claimscreener.engine.screen;

import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.wire.record.Decision;

/** A decision with the facts that it rests on, which become the patient's past. */
public record Screening(FactSet facts, Decision decision) {}
