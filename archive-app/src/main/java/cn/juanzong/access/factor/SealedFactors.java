package cn.juanzong.access.factor;

import cn.juanzong.secrets.SealedColumns;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a rotation of keys has to know about second factors. */
@Configuration(proxyBeanMethods = false)
class SealedFactors {

	@Bean
	SealedColumns sealedFactorSecrets() {
		return SealedColumns.of("second_factor", "user_id", "secret");
	}

}
