/**
 * Perceptual hashes of pictures, and their neighbours by index.
 */
@NullMarked
package cn.juanzong.ingest.lookalike;

import org.jspecify.annotations.NullMarked;
