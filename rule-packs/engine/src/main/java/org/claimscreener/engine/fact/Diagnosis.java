package org.claimscreener.engine.fact;

/** One diagnosis of the visit; rank 1 is the main one. */
public record Diagnosis(String scheme, int rank, String code, String name) {}
