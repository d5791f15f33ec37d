package org.claimscreener.engine.feature;

import java.util.List;

/** A pack's features, compiled. Immutable, thread-safe; their classes go with the last reference to them. */
public record CompiledFeatures(List<PatientFeature> ofPatients, List<InstitutionFeature> ofInstitutions) {
    public static final CompiledFeatures NONE = new CompiledFeatures(List.of(), List.of());

    public CompiledFeatures {
        ofPatients = List.copyOf(ofPatients);
        ofInstitutions = List.copyOf(ofInstitutions);
    }
}
