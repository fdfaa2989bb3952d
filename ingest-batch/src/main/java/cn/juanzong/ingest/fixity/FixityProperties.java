package cn.juanzong.ingest.fixity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * When stored bytes are read again. <pre>
 * juanzong:
 *   fixity:
 *     cron: "0 30 3 * * *"
 *     objects: 2000
 *     bytes: 50GB
 * </pre>
 *
 * @param cron when a run begins, in Asia/Shanghai; {@code -} for never
 * @param objects objects read in one run at most
 * @param bytes bytes read in one run at most; the run ends with the object that exceeds
 * them
 */
@ConfigurationProperties("juanzong.fixity")
record FixityProperties(@DefaultValue("0 30 3 * * *") String cron, @DefaultValue("2000") int objects,
		@DefaultValue("50GB") DataSize bytes) {

}
