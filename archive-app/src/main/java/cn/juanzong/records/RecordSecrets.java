package cn.juanzong.records;

import java.util.List;

import cn.juanzong.secrets.SealedColumns;
import cn.juanzong.secrets.SealedColumns.Key;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a rotation of keys has to know about records. */
@Configuration(proxyBeanMethods = false)
class RecordSecrets {

	@Bean
	SealedColumns sealedRecordNames() {
		return SealedColumns.of("archival_record", "record_id", "sealed_name");
	}

	/** What ingest has read from sheets with {@link SheetCipher}. */
	@Bean
	SealedColumns sealedSheetPages() {
		return new SealedColumns("sheet_page", List.of(new Key("object_id", "uuid"), new Key("page", "int")),
				List.of("texts"));
	}

	@Bean
	SealedColumns sealedSheetLines() {
		return new SealedColumns("sheet_line",
				List.of(new Key("object_id", "uuid"), new Key("page", "int"), new Key("line", "int")),
				List.of("cells"));
	}

	@Bean
	SealedColumns sealedUploads() {
		return SealedColumns.of("upload", "upload_id", "sealed_name", "digest_state");
	}

}
