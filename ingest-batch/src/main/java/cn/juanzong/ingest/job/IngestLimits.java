package cn.juanzong.ingest.job;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where ingest stops. <pre>
 * juanzong:
 *   ingest:
 *     staged-at-most: 1GB
 *     rendered-pages: 3
 *     recognised-pages: 100
 *     deaths: 10
 * </pre>
 *
 * @param stagedAtMost larger objects are read from the store by ranges, never copied
 * @param renderedPages page views made of a document
 * @param recognisedPages pages of a document that are recognised at most
 * @param deaths after so many deaths of a worker process over one object and step, the
 * step is given up for that object. Not two, as for the reader's own child process: a
 * worker mostly dies for reasons that are no fault of the file in its hands
 */
@ConfigurationProperties("juanzong.ingest")
record IngestLimits(@DefaultValue("1GB") DataSize stagedAtMost, @DefaultValue("3") int renderedPages,
		@DefaultValue("100") int recognisedPages, @DefaultValue("10") int deaths) {

}
