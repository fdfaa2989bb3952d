package cn.juanzong.ledger;

import cn.juanzong.secrets.SealedColumns;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a rotation of keys has to know about the ledger. */
@Configuration(proxyBeanMethods = false)
class LedgerSecrets {

	@Bean
	SealedColumns sealedLedgerColumns() {
		return SealedColumns.of("ledger_entry", "entry_id", "id_number", "phone");
	}

}
