package org.claimscreener.engine.feature;

/** A feature of an institution with its expressions compiled. */
public record InstitutionFeature(FeatureDeclaration declaration, Reading reading) {
    public InstitutionFeature {
        if (declaration.key().ofPatient()) {
            throw new IllegalArgumentException(declaration.name() + " is a feature of the person");
        }
    }
}
