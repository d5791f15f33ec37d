package org.claimscreener.engine.fact;

/** One operation of the visit. */
public record Operation(String code, String name, boolean main) {}
