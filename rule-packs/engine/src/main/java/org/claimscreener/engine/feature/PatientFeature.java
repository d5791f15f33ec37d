package org.claimscreener.engine.feature;

/** A feature of a person with its expressions compiled. */
public record PatientFeature(FeatureDeclaration declaration, PastFold fold) {}
