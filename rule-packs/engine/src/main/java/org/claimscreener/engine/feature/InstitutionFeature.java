package org.claimscreener.engine.feature;

/**
 * A feature of an institution with its expressions compiled.
 *
 * @param withinMinutes of withdrawals only: counts those that came no later than so many minutes after the settlement's
 *     own time; 0 where any does, and for everything else
 */
public record InstitutionFeature(FeatureDeclaration declaration, Reading reading, int withinMinutes) {
    public InstitutionFeature {
        if (declaration.key().ofPatient()) {
            throw new IllegalArgumentException(declaration.name() + " is a feature of the person");
        }
        if (withinMinutes < 0 || (withinMinutes > 0 && declaration.over() != Over.WITHDRAWAL)) {
            throw new IllegalArgumentException(
                    declaration.name() + ": within " + withinMinutes + " minutes of a " + declaration.over());
        }
    }
}
