package cn.juanzong.extraction.child;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of reading.
 *
 * <pre>
 * juanzong:
 *   extraction:
 *     document-readers: 1          # processes for text and page views
 *     ocr-readers: 1               # processes for recognition, about 1 GB each when busy
 *     # limits count the time a reader works; waiting for a busy processor it has six times as long
 *     file-time-limit: 120s        # text and facts, or page views, of one file
 *     page-time-limit: 60s         # recognition of one page
 *     film-time-limit: 60s         # one run of ffmpeg
 *     document-heap: 640MB
 *     document-resident-limit: 1400MB
 *     ocr-heap: 384MB
 *     ocr-resident-limit: 2GB
 *     idle-time: 2m                # a reader without work ends after this
 *     model-folder:                # det.onnx, rec.onnx, keys.txt in place of the built-in ones
 * </pre>
 */
@ConfigurationProperties("juanzong.extraction")
record ExtractionProperties(@DefaultValue("1") int documentReaders, @DefaultValue("1") int ocrReaders,
		@DefaultValue("120s") Duration fileTimeLimit, @DefaultValue("60s") Duration pageTimeLimit,
		@DefaultValue("60s") Duration filmTimeLimit, @DefaultValue("640MB") DataSize documentHeap,
		@DefaultValue("1400MB") DataSize documentResidentLimit, @DefaultValue("384MB") DataSize ocrHeap,
		@DefaultValue("2GB") DataSize ocrResidentLimit, @DefaultValue("2m") Duration idleTime,
		@Nullable Path modelFolder) {

	ExtractionProperties {
		if (documentReaders < 1 || ocrReaders < 1) {
			throw new IllegalArgumentException("At least one reader of each kind is needed");
		}
	}

}
