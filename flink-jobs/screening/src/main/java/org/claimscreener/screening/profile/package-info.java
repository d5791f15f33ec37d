/**
 * Keyed by institution: folds the settlement into the institution's windows and stamps features and packs on it.
 */
@NullMarked
package org.claimscreener.screening.profile;

import org.jspecify.annotations.NullMarked;
