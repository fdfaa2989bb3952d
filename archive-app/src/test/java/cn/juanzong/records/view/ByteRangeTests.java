package cn.juanzong.records.view;

import cn.juanzong.records.view.ByteRange.Unsatisfiable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ByteRangeTests {

	@ParameterizedTest
	@CsvSource({ "bytes=0-0, 0, 0", "bytes=0-, 0, 99", "bytes=90-, 90, 99", "bytes=10-19, 10, 19",
			"bytes=10-1000, 10, 99", "bytes=-10, 90, 99", "bytes=-1000, 0, 99", "bytes= 5 - 6 , 5, 6" })
	void readsOneRange(String header, long first, long last) throws Exception {
		assertThat(ByteRange.parse(header, 100)).contains(new ByteRange(first, last));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "bytes=-", "bytes=0-1,5-6", "items=0-1", "bytes=5-4", "bytes=a-b",
			"bytes=0-99999999999999999999" })
	void ignoresWhatIsNone(String header) throws Exception {
		assertThat(ByteRange.parse(header, 100)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "bytes=100-", "bytes=100-200", "bytes=-0" })
	void refusesWhatLiesOutside(String header) {
		assertThatThrownBy(() -> ByteRange.parse(header, 100)).isInstanceOf(Unsatisfiable.class);
	}

}
