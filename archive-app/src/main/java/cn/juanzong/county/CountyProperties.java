package cn.juanzong.county;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether an empty archive is filled with the generated county. <pre>
 * juanzong:
 *   county:
 *     enabled: false   # start with an empty archive
 *     seed: 7
 * </pre>
 *
 * @param enabled whether to fill an empty archive
 * @param seed which county
 */
@ConfigurationProperties("juanzong.county")
record CountyProperties(@DefaultValue("true") boolean enabled, @DefaultValue("7") long seed) {

}
