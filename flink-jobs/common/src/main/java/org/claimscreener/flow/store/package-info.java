/** RocksDB under keyed state: how it is set, and how little a barrier finds unwritten. */
@NullMarked
package org.claimscreener.flow.store;

import org.jspecify.annotations.NullMarked;
