package cn.juanzong.records;

import cn.juanzong.ingest.FieldCipher;
import cn.juanzong.secrets.PersonalCipher;

import org.springframework.stereotype.Component;

/** Lets ingest encrypt the cells of sheets with the archive's keys. */
@Component
class SheetCipher implements FieldCipher {

	private final PersonalCipher cipher;

	SheetCipher(PersonalCipher cipher) {
		this.cipher = cipher;
	}

	@Override
	public byte[] encrypt(String clear) {
		return this.cipher.encrypt(clear);
	}

	@Override
	public String decrypt(byte[] encrypted) {
		return this.cipher.decrypt(encrypted);
	}

}
