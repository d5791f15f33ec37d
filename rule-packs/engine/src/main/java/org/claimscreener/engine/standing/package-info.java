/**
 * What is in force about institutions, practitioners and persons: what must hold of a standing on the wire, which of its
 * entries a settlement meets, and which of these call for a closer look. Where standings come from is somebody else's business.
 */
@NullMarked
package org.claimscreener.engine.standing;

import org.jspecify.annotations.NullMarked;
