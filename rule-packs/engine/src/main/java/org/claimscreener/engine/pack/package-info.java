/**
 * Rule packs as data: folder or archive, checked, digested, immutable. Knows what a pack must look like, not how it is
 * executed.
 */
@NullMarked
package org.claimscreener.engine.pack;

import org.jspecify.annotations.NullMarked;
