/**
 * Facts and poster frames of films and sound recordings, through ffmpeg's executables,
 * each run as a process of its own.
 */
@NullMarked
package cn.juanzong.extraction.film;

import org.jspecify.annotations.NullMarked;
