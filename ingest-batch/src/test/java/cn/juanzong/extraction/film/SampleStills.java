package cn.juanzong.extraction.film;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Photographs as new telephones write them, 256 by 192 pixels, blue on the left and red
 * on the right. The product has no encoder for them.
 */
public final class SampleStills {

	private static final String HEIC = "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAUJtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA"
			+ "AAAAAAAAAAAAAA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAFmAAEAAAAAAAAAyQAAACNpaW5mAAAA"
			+ "AAABAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAwmlwcnAAAACkaXBjbwAAAHhodmNDAQNwAAAAAAAAAAAAPPAA/P34"
			+ "+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAPLoCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwA8oAgIDBZbqSSm"
			+ "ubgQEDAgAAADACAAAAMAISIAAQAHRAHBcrBiQAAAABRpc3BlAAAAAAAAAQAAAADAAAAAEHBpeGkAAAAAAwgICAAA"
			+ "ABZpcG1hAAAAAAAAAAEAAQOBAoMAAADRbWRhdAAAAMUoAa8TZ10m5qhw0//+wFRX/pl6v85QLSeb2Q7muztoZSre"
			+ "88b/+gauL+Lx1RW8n6m6m7dDtKyjAiltKX1mmuktQqC4ViZk8gAELB5LrtHFpWGYUkBA9O3uMZ7lgQLyNtFXOrJe"
			+ "A/YA6nNx7+7mvHTM36fFO8feDOhxo3bDlUACBpMAAzXvR+lO6mkGpvFvBYCVG+7LH5iqSGsIHp29xjPdUCBeRtoq"
			+ "51ZBfkQAHU5uPf3c15D+yGPlzsSqHKeX6h3Q3LAFzA==";

	private static final String AVIF = "AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAAOptZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA"
			+ "AAAAAAAAAAAAAA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAEOAAEAAAAAAAAARAAAACNpaW5mAAAA"
			+ "AAABAAAAFWluZmUCAAAAAAEAAGF2MDEAAAAAamlwcnAAAABLaXBjbwAAABNjb2xybmNseAACAAIABoAAAAAMYXYx"
			+ "Q4EADAAAAAAUaXNwZQAAAAAAAAEAAAAAwAAAABBwaXhpAAAAAAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgYIDhAAA"
			+ "AExtZGF0EgAKChgd/+/YIEBA0IAyNBIAAooooQC023pp7Dkwmc7EdGycBnd5vgGpILBlQCvLsHEJNCvSD7WatOIT"
			+ "Vu6Gvqh1OXA=";

	private SampleStills() {
	}

	public static Path heic(Path file) throws IOException {
		return Files.write(file, Base64.getDecoder().decode(HEIC));
	}

	public static Path avif(Path file) throws IOException {
		return Files.write(file, Base64.getDecoder().decode(AVIF));
	}

}
