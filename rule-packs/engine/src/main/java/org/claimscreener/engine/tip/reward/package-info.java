/**
 * What a reporter is paid when money comes back: 医保办发〔2022〕22号 and the schemes of regions. Whole fen; a share is rounded
 * half up, once.
 */
@NullMarked
package org.claimscreener.engine.tip.reward;

import org.jspecify.annotations.NullMarked;
