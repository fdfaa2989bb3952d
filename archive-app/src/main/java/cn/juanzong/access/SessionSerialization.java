package cn.juanzong.access;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/**
 * A session written by an older version of the application or a library that cannot be
 * read any more counts as signed out, instead of failing every request of its owner.
 */
@Configuration(proxyBeanMethods = false)
class SessionSerialization {

	private static final Logger log = LoggerFactory.getLogger(SessionSerialization.class);

	@Bean
	ConversionService springSessionConversionService() {
		GenericConversionService conversion = new GenericConversionService();
		conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
		conversion.addConverter(byte[].class, Object.class, new Reader());
		return conversion;
	}

	/** Two requests at once may write the same thing into a session. */
	@Bean
	PostgreSqlJdbcIndexedSessionRepositoryCustomizer writtenOnce() {
		return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
	}

	private static final class Reader implements Converter<byte[], Object> {

		private final DeserializingConverter reader = new DeserializingConverter(
				SessionSerialization.class.getClassLoader());

		@Override
		@SuppressWarnings("NullAway") // the converter may answer null, which generics
										// hide
		public @Nullable Object convert(byte[] bytes) {
			try {
				return this.reader.convert(bytes);
			}
			catch (SerializationFailedException ex) {
				log.info("A session of an older version cannot be read; its owner signs in again");
				return null;
			}
		}

	}

}
