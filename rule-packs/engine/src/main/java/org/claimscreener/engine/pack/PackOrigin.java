package org.claimscreener.engine.pack;

/**
 * What a manifest says that the pack's files do not.
 *
 * @param factSchema fingerprint of the fact schema that the pack was built against
 * @param lineage where it stands among the versions of its id
 * @param engine the engines that it was built for
 */
record PackOrigin(String factSchema, Lineage lineage, EngineRange engine) {
    /** Of a pack that is built here and now. */
    static PackOrigin here(Lineage lineage) {
        return new PackOrigin(FactSchema.fingerprint(), lineage, EngineRange.ofThisEngine());
    }
}
