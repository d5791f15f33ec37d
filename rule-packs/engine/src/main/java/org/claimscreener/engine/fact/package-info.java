/**
 * What rules may see: immutable facts made from one settlement, the patient's past and the institution's features, and
 * the finding calls that are a rule's only action. Rule authors write against this package and nothing else; its public
 * members are the fact schema.
 */
@NullMarked
package org.claimscreener.engine.fact;

import org.jspecify.annotations.NullMarked;
