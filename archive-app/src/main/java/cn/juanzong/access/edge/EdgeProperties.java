package cn.juanzong.access.edge;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one account, one address and one request may ask for. <pre>
 * juanzong:
 *   edge:
 *     per-account: 6000   # requests a minute
 *     per-address: 12000  # many people may share one
 *     strangers: 600      # requests a minute from one address without signing in
 *     body: 1MB           # what is sent with any request but an upload or a ledger
 * </pre>
 *
 * @param perAccount requests a minute of one account
 * @param perAddress requests a minute from one address
 * @param strangers requests a minute from one address without signing in
 * @param body the largest body of an ordinary request
 */
@ConfigurationProperties("juanzong.edge")
record EdgeProperties(@DefaultValue("6000") int perAccount, @DefaultValue("12000") int perAddress,
		@DefaultValue("600") int strangers, @DefaultValue("1MB") DataSize body) {

}
