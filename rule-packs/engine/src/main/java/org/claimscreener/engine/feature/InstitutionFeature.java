package org.claimscreener.engine.feature;

/** A feature of an institution with its expressions compiled. */
public record InstitutionFeature(FeatureDeclaration declaration, Reading reading) {}
